package dev.repartee.transport.webrtc;

import org.jspecify.annotations.Nullable;

/**
 * One address at which the other side may be reached, in the browser's terms.
 *
 * @param candidate the line, such as {@code "candidate:1 1 UDP 2122 192.0.2.1 50000 typ host"};
 *     empty when there will be no more
 * @param sdpMid which section of the offer it belongs to, by name; null if only the index is known
 * @param sdpMLineIndex which section, counted from 0
 */
public record IceCandidate(String candidate, @Nullable String sdpMid, int sdpMLineIndex) {}
