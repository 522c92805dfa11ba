package dev.repartee.server.calls;

import dev.repartee.engine.spi.EventSink;
import dev.repartee.server.http.RealtimeSignalling;
import dev.repartee.transport.realtime.RealtimeCalls;
import dev.repartee.transport.realtime.RealtimePeerCalls;
import dev.repartee.transport.socket.SocketRefusedException;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.WebRtcCalls;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What programs of OpenAI's Realtime API ask for over HTTP: secrets, and calls over WebRTC. */
public final class RealtimeLines implements RealtimeSignalling {
  private static final EventSink NOBODY_ELSE = event -> {};

  private final RealtimeCalls calls;
  private final RealtimePeerCalls peers;
  private final CallLoops loops;
  private final AgentCalls agent;

  /** Lets programs call the agent over these lines. */
  public RealtimeLines(RealtimeCalls calls, WebRtcCalls lines, CallLoops loops, AgentCalls agent) {
    this.calls = calls;
    this.peers = new RealtimePeerCalls(calls, lines);
    this.loops = loops;
    this.agent = agent;
  }

  @Override
  public Future<CallAnswer> offer(
      HttpServerRequest request, String sdp, @Nullable JsonObject session) {
    Context home = loops.next();
    return peers.accept(
        home,
        request,
        sdp,
        session,
        (line, callId, settings) -> agent.answer(home, line, callId, NOBODY_ELSE, settings));
  }

  @Override
  public Future<Void> hangUp(HttpServerRequest request, String callId) {
    return peers.hangUp(request, callId);
  }

  @Override
  public Future<JsonObject> clientSecret(HttpServerRequest request, JsonObject body) {
    try {
      return Future.succeededFuture(calls.clientSecret(request, body));
    } catch (SocketRefusedException e) {
      return Future.failedFuture(e);
    }
  }
}
