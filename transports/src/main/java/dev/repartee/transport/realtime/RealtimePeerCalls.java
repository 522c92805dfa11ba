package dev.repartee.transport.realtime;

import dev.repartee.transport.socket.SocketRefusedException;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.WebRtcCalls;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls over WebRTC of programs that were written for OpenAI's Realtime API; who may call,
 * {@link RealtimeCalls} decides. Thread safe.
 */
public final class RealtimePeerCalls {
  private final RealtimeCalls calls;
  private final WebRtcCalls lines;

  public RealtimePeerCalls(RealtimeCalls calls, WebRtcCalls lines) {
    this.calls = calls;
    this.lines = lines;
  }

  /**
   * Answers an offer.
   *
   * @param home where the call is to live
   * @param session what the session begins with, in the protocol's words; null: with the agent's
   *     own settings
   * @param starter has the agent talk
   * @return fails with {@link SocketRefusedException} or {@link
   *     dev.repartee.transport.webrtc.SignallingException} if the call is not taken
   */
  public Future<CallAnswer> accept(
      Context home,
      HttpServerRequest request,
      String offerSdp,
      @Nullable JsonObject session,
      CallStarter starter) {
    try {
      PeerProgram program = new PeerProgram(calls.request(request, session), starter);
      return lines.accept(home, offerSdp, program::on, program::begin);
    } catch (SocketRefusedException e) {
      return Future.failedFuture(e);
    }
  }

  /** Ends a call for the program. */
  public Future<Void> hangUp(HttpServerRequest request, String callId) {
    try {
      SessionRequest ignored = calls.request(request, null);
      return lines.hangUp(callId);
    } catch (SocketRefusedException e) {
      return Future.failedFuture(e);
    }
  }
}
