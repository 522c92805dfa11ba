/**
 * The agent as a server of OpenAI's Realtime API, for programs that were written for that.
 *
 * <p>{@link dev.repartee.transport.realtime.RealtimeCalls} takes connections. A {@link
 * dev.repartee.transport.realtime.RealtimeSession} is one caller's session: what the program sends
 * goes through {@link dev.repartee.transport.realtime.ClientReader}; what happens in the
 * conversation becomes the caller's items in {@link dev.repartee.transport.realtime.CallerTurns}
 * and the agent's in {@link dev.repartee.transport.realtime.Responses}.
 */
@NullMarked
package dev.repartee.transport.realtime;

import org.jspecify.annotations.NullMarked;
