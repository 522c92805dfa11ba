package dev.repartee.server.calls;

import dev.repartee.engine.admission.Admission;
import dev.repartee.transport.rtc.RtcEngine;
import dev.repartee.transport.rtc.RtcOptions;
import dev.repartee.transport.webrtc.CallPeers;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcEngine;
import dev.repartee.transport.webrtc.WebRtcOptions;
import dev.repartee.transport.webrtc.client.WebRtcSelfTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The lines on which browsers call, ready for use. */
public final class BrowserLines {
  private final CallPeers peers;
  private final WebRtcCalls calls;
  private final String report;

  private BrowserLines(CallPeers peers, Admission admission, String report) {
    this.peers = peers;
    this.calls = new WebRtcCalls(peers, admission);
    this.report = report;
  }

  /**
   * Gets the lines ready. Fails if there can be none, with a message that says what to do; then
   * nothing is left open.
   *
   * @param admission has the last word on each call, and counts it
   */
  public static Future<BrowserLines> open(Vertx vertx, LineOptions options, Admission admission) {
    return switch (options.webRtc()) {
      case JAVA -> openJava(vertx, options, admission);
      case NATIVE -> openNative(vertx, options, admission);
    };
  }

  /** Takes the offers. */
  public WebRtcCalls calls() {
    return calls;
  }

  /** What is known of how well they work, in plain words. */
  public String report() {
    return report;
  }

  /** Ends all calls, and releases everything. */
  public Future<Void> close() {
    return calls.close().transform(ended -> peers.close());
  }

  private static Future<BrowserLines> openJava(
      Vertx vertx, LineOptions options, Admission admission) {
    RtcOptions rtc =
        RtcOptions.withMaxCalls(options.maxCalls())
            .reachedAt(options.publicAddress(), options.mediaPorts());
    RtcEngine engine = new RtcEngine(vertx, rtc);
    return engine
        .start()
        .map(
            addresses ->
                new BrowserLines(engine, admission, "WebRTC in Java, on " + addresses + "."))
        .recover(error -> engine.close().transform(closed -> Future.failedFuture(error)));
  }

  private static Future<BrowserLines> openNative(
      Vertx vertx, LineOptions options, Admission admission) {
    WebRtcEngine engine =
        new WebRtcEngine(
            vertx,
            new WebRtcOptions(
                options.mediaPorts().first(), options.mediaPorts().last(), options.maxCalls()));
    return engine
        .start()
        .compose(ignored -> WebRtcSelfTest.run(vertx, engine))
        .map(result -> new BrowserLines(engine, admission, result.sentence()))
        .recover(error -> engine.close().transform(closed -> Future.failedFuture(error)));
  }
}
