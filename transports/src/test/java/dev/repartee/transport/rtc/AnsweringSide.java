package dev.repartee.transport.rtc;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.CallTransport.CallListener;
import dev.repartee.transport.webrtc.WebRtcTransport;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CompletableFuture;

/** Answers a call, and notes what becomes of it. */
final class AnsweringSide implements CallListener {
  private static final int LOUD = 3_000;

  private final Promise<WebRtcTransport> connected = Promise.promise();
  private final CompletableFuture<String> closedBecause = new CompletableFuture<>();
  private final CompletableFuture<Void> heard = new CompletableFuture<>();

  void begin(WebRtcTransport transport) {
    transport.start(this);
    connected.tryComplete(transport);
  }

  Future<WebRtcTransport> connected() {
    return connected.future();
  }

  CompletableFuture<String> closedBecause() {
    return closedBecause;
  }

  /** Completes with the first loud sound. */
  CompletableFuture<Void> heard() {
    return heard;
  }

  @Override
  public void onAudio(AudioFrame frame) {
    for (int i = 0; i < frame.sampleCount(); i++) {
      if (frame.sample(i) > LOUD) {
        heard.complete(null);
      }
    }
  }

  @Override
  public void onText(String text) {}

  @Override
  public void onClosed(String reason) {
    closedBecause.complete(reason);
  }
}
