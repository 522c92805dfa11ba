/**
 * RTVI 2.1, the open protocol of Pipecat's clients, over WebRTC: {@link RtviCalls} sets calls up,
 * and what is said over their data channels is the rest of the package.
 */
@NullMarked
package dev.repartee.transport.rtvi;

import org.jspecify.annotations.NullMarked;
