/**
 * Calls from browsers, by WebRTC, in Java alone: what this side of a call needs and no more.
 *
 * <p>{@link RtcEngine} opens {@link RtcPeer}s for {@link
 * dev.repartee.transport.webrtc.WebRtcCalls}. A peer's datagrams come in through {@code ice}, which
 * tells them apart; {@code dtls} agrees on keys; {@code srtp} opens and seals packets of sound,
 * {@code rtp} puts them in order, {@code opus} turns them into sound and back; {@code sctp} carries
 * text. Nothing here blocks an event loop, and no call has a thread of its own.
 */
@NullMarked
package dev.repartee.transport.rtc;

import org.jspecify.annotations.NullMarked;
