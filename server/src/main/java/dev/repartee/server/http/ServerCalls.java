package dev.repartee.server.http;

import java.util.Map;

/**
 * What the server is, and who takes the calls that reach it.
 *
 * @param signalling sets up calls from browsers
 * @param realtime answers programs of OpenAI's Realtime API
 * @param sockets take calls over WebSockets, by their addresses
 * @param phones answer telephone companies, by their addresses
 */
public record ServerCalls(
    ServerStatus status,
    CallSignalling signalling,
    RealtimeSignalling realtime,
    Map<String, SocketCalls> sockets,
    Map<String, PhoneAnswers> phones) {
  public ServerCalls {
    sockets = Map.copyOf(sockets);
    phones = Map.copyOf(phones);
  }
}
