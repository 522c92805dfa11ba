package dev.repartee.server.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server is, and who takes the calls that reach it.
 *
 * @param signalling sets up calls from browsers
 * @param realtime answers programs of OpenAI's Realtime API; null if they are not taken
 * @param rtvi sets up calls of RTVI clients; null if they are not taken
 * @param sockets take calls over WebSockets, by their addresses
 * @param phones answer telephone companies, by their addresses
 */
public record ServerCalls(
    ServerStatus status,
    CallSignalling signalling,
    @Nullable RealtimeSignalling realtime,
    @Nullable RtviSignalling rtvi,
    Map<String, SocketCalls> sockets,
    Map<String, PhoneAnswers> phones) {
  public ServerCalls {
    sockets = Map.copyOf(sockets);
    phones = Map.copyOf(phones);
  }
}
