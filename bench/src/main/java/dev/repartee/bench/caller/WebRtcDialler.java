package dev.repartee.bench.caller;

import dev.repartee.server.calls.AgentCalls;
import dev.repartee.server.calls.CallLoops;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.webrtc.CallPeers;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcEngine;
import dev.repartee.transport.webrtc.client.CallerSignalling;
import dev.repartee.transport.webrtc.client.HttpSignalling;
import dev.repartee.transport.webrtc.client.LocalSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import java.util.function.Function;

/** Calls an agent over WebRTC. */
public final class WebRtcDialler implements Dialler {
  private final WebRtcEngine engine;
  private final Function<Context, CallerSignalling> signalling;

  /**
   * By any signalling.
   *
   * @param signalling for a call whose caller lives on the given context
   */
  public WebRtcDialler(WebRtcEngine engine, Function<Context, CallerSignalling> signalling) {
    this.engine = engine;
    this.signalling = signalling;
  }

  /**
   * To an agent in this process: real sockets and codecs, both ends here.
   *
   * @param engine the callers' end
   * @param peers the agent's end
   */
  public static WebRtcDialler toAgent(
      WebRtcEngine engine, CallPeers peers, CallLoops loops, AgentCalls agent) {
    WebRtcCalls calls = new WebRtcCalls(peers);
    return new WebRtcDialler(
        engine,
        context ->
            new LocalSignalling(
                calls, loops.next(), line -> agent.answer(line, line.callId(), event -> {})));
  }

  /** To a running server. */
  public static WebRtcDialler toServer(WebRtcEngine engine, HttpClient client, String baseUrl) {
    HttpSignalling http = new HttpSignalling(client, baseUrl, null);
    return new WebRtcDialler(engine, context -> http);
  }

  @Override
  public Future<WebRtcCaller> dial(Context context, CallerLine.Listener listener) {
    return WebRtcCaller.call(engine, context, signalling.apply(context), listener);
  }
}
