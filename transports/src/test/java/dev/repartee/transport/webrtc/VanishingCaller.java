package dev.repartee.transport.webrtc;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.webrtc.client.HttpSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** A program that calls and speaks until it is killed, as a browser may be. */
public final class VanishingCaller {
  private VanishingCaller() {}

  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    Context context = vertx.getOrCreateContext();
    WebRtcCaller.call(
            new WebRtcEngine(vertx, WebRtcOptions.defaults()),
            context,
            new HttpSignalling(vertx.createHttpClient(), arguments[0], null),
            new Deaf())
        .onSuccess(
            caller ->
                vertx.setPeriodic(10, ignored -> caller.speak(AudioFrame.silence(160, 16_000))))
        .onFailure(
            error -> {
              System.err.println(error.getMessage());
              System.exit(1);
            });
  }

  private static final class Deaf implements CallerLine.Listener {
    @Override
    public void onAudio(AudioFrame tenMillis) {}

    @Override
    public void onEvent(ConversationEvent event) {}

    @Override
    public void onClosed(String reason) {
      System.exit(0);
    }
  }
}
