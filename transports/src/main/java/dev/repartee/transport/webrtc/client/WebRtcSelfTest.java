package dev.repartee.transport.webrtc.client;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcEngine;
import dev.repartee.transport.webrtc.WebRtcTransport;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call from this process to itself, to see at start whether WebRTC works on this machine.
 *
 * <p>It takes the way of a real call: offer, answer, connection, a tone each way, a message each
 * way, hanging up.
 */
public final class WebRtcSelfTest {
  private static final long TIMEOUT_MS = 10_000;
  private static final long BEAT_MS = 10;
  private static final int ENOUGH_LOUD_FRAMES = 20;
  private static final int LOUD_SAMPLE = 3_000;
  private static final int TONE_RATE_HZ = 48_000;
  private static final AudioFrame TONE = tone();

  private final Vertx vertx;
  private final Promise<Result> done = Promise.promise();
  private @Nullable WebRtcCaller caller;
  private @Nullable WebRtcTransport called;
  private int loudAtCaller;
  private int loudAtCalled;
  private boolean eventArrived;
  private boolean textArrived;
  private boolean messagesSent;

  /**
   * What came of it.
   *
   * @param sentence says it to a person
   */
  public record Result(boolean passed, String sentence) {}

  private WebRtcSelfTest(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Runs the test; the future never fails, and completes within ten seconds. */
  public static Future<Result> run(Vertx vertx, WebRtcEngine engine) {
    WebRtcSelfTest test = new WebRtcSelfTest(vertx);
    Context context = vertx.getOrCreateContext();
    context.runOnContext(ignored -> test.begin(engine, context));
    return test.done.future();
  }

  private void begin(WebRtcEngine engine, Context context) {
    long timeout = vertx.setTimer(TIMEOUT_MS, ignored -> fail(missing()));
    long beat = vertx.setPeriodic(BEAT_MS, ignored -> beat());
    done.future()
        .onComplete(
            ignored -> {
              vertx.cancelTimer(timeout);
              vertx.cancelTimer(beat);
              hangUp();
            });
    LocalSignalling signalling =
        new LocalSignalling(new WebRtcCalls(engine), context, this::connected);
    WebRtcCaller.call(engine, context, signalling, new CallersSide())
        .onSuccess(connected -> caller = connected)
        .onFailure(error -> fail(String.valueOf(error.getMessage())));
  }

  private void connected(WebRtcTransport transport) {
    called = transport;
    transport.start(new CalledSide());
  }

  private void beat() {
    WebRtcCaller from = caller;
    WebRtcTransport to = called;
    if (from == null || to == null) {
      return;
    }
    from.speak(TONE);
    to.play(TONE);
    if (!messagesSent) {
      messagesSent = true;
      from.type("test");
      to.send(new ReplyText(0, 1, "test"));
    }
    if (missingParts().isEmpty()) {
      done.tryComplete(
          new Result(true, "WebRTC works: sound and messages passed both ways in a test call."));
    }
  }

  private List<String> missingParts() {
    List<String> missing = new ArrayList<>();
    if (loudAtCalled < ENOUGH_LOUD_FRAMES) {
      missing.add("sound from the caller");
    }
    if (loudAtCaller < ENOUGH_LOUD_FRAMES) {
      missing.add("sound to the caller");
    }
    if (!textArrived) {
      missing.add("messages from the caller");
    }
    if (!eventArrived) {
      missing.add("messages to the caller");
    }
    return missing;
  }

  private String missing() {
    return "A test call passed no " + String.join(" and no ", missingParts()) + " within 10 s.";
  }

  private void fail(String why) {
    done.tryComplete(
        new Result(
            false,
            "WebRTC does not work here. "
                + why
                + " Browsers cannot call until that is mended; restart to try again."));
  }

  private void hangUp() {
    if (caller != null) {
      caller.hangUp();
    }
    if (called != null) {
      called.close("The test is over.");
    }
  }

  private static boolean isLoud(AudioFrame frame) {
    for (int i = 0; i < frame.sampleCount(); i++) {
      if (Math.abs(frame.sample(i)) > LOUD_SAMPLE) {
        return true;
      }
    }
    return false;
  }

  /** 10 ms of 1 kHz, so that one follows on the other without a break. */
  private static AudioFrame tone() {
    float[] samples = new float[TONE_RATE_HZ / 100];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.4 * Math.sin(2 * Math.PI * 1_000 * i / TONE_RATE_HZ));
    }
    return AudioFrame.ofFloats(samples, 0, samples.length, TONE_RATE_HZ);
  }

  private final class CallersSide implements CallerLine.Listener {
    @Override
    public void onAudio(AudioFrame tenMillis) {
      loudAtCaller += isLoud(tenMillis) ? 1 : 0;
    }

    @Override
    public void onEvent(ConversationEvent event) {
      eventArrived = true;
    }

    @Override
    public void onClosed(String reason) {
      fail("The test call ended early. " + reason);
    }
  }

  private final class CalledSide implements CallTransport.CallListener {
    @Override
    public void onAudio(AudioFrame frame) {
      loudAtCalled += isLoud(frame) ? 1 : 0;
    }

    @Override
    public void onText(String text) {
      textArrived = true;
    }

    @Override
    public void onClosed(String reason) {
      fail("The test call ended early. " + reason);
    }
  }
}
