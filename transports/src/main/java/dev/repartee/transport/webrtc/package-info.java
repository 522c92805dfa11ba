/**
 * Calls from browsers, by WebRTC.
 *
 * <p>{@link WebRtcEngine} and {@link WebRtcPeer}, with its {@code PeerEvents}, are the only classes
 * that touch webrtc-java; they keep its rules so that nobody else has to know them. On top of them,
 * {@link WebRtcCalls} answers offers and {@link WebRtcTransport} carries one call.
 */
@NullMarked
package dev.repartee.transport.webrtc;

import org.jspecify.annotations.NullMarked;
