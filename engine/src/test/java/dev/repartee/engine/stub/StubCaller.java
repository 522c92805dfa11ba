package dev.repartee.engine.stub;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.time.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A caller who speaks by a script and keeps what was played to it; also the line to it, which takes
 * {@link #delaySeconds} to the ear.
 */
public final class StubCaller implements CallTransport {
  private static final long FRAME_NANOS = 10_000_000L;
  private static final int FRAME_SAMPLES = 160;
  private static final int RATE_HZ = 16_000;
  private static final int LOUD = 1000;
  private static final int SOFT = 100;

  private final EventLoop loop;
  private final List<Utterance> script = new ArrayList<>();
  private final List<Boolean> playedLoud = new ArrayList<>();
  private @Nullable CallListener listener;
  private double delaySeconds;
  private boolean closed;

  public StubCaller(EventLoop loop) {
    this.loop = loop;
  }

  /** Says something; its final transcript comes so long after its end. */
  public void says(double startSeconds, double endSeconds, String text, double finalAfterSeconds) {
    script.add(new Utterance(startSeconds, endSeconds, text, "", finalAfterSeconds, LOUD));
  }

  /** A voice 20 dB softer than the caller's says something. */
  public void hearsFarAway(
      double startSeconds, double endSeconds, String text, double finalAfterSeconds) {
    script.add(new Utterance(startSeconds, endSeconds, text, "", finalAfterSeconds, SOFT));
  }

  /** Says something of which no final transcript ever comes; the partial one at its end. */
  public void saysUnfinished(double startSeconds, double endSeconds, String partial) {
    script.add(new Utterance(startSeconds, endSeconds, "", partial, -1, LOUD));
  }

  /** Makes everything played arrive so much later. */
  public void delaySeconds(double seconds) {
    delaySeconds = seconds;
  }

  /** Types. */
  public void types(String text) {
    listener().onText(text);
  }

  /** Presses the button to speak. */
  public void pressesTheButton() {
    listener().onTalkStarted();
  }

  /** Lets the button go. */
  public void releasesTheButton() {
    listener().onTalkEnded();
  }

  /** Asks for silence without a word. */
  public void hushes() {
    listener().onHushed();
  }

  /** Hangs up. */
  public void hangsUp() {
    listener().onClosed("the caller hung up");
  }

  /** How long something other than silence was played, in seconds. */
  public double secondsOfSound() {
    return playedLoud.stream().filter(loud -> loud).count() / 100.0;
  }

  /** How many frames were played, silent ones included. */
  public int framesPlayed() {
    return playedLoud.size();
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void start(CallListener newListener) {
    listener = newListener;
    sendFrameAt(loop.nanos() + FRAME_NANOS);
  }

  /** A square wave: the agent's own voice, a mere step, must not resemble it. */
  private static AudioFrame voice(int loudness) {
    short[] samples = new short[FRAME_SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i / 20 % 2 == 0 ? loudness : -loudness);
    }
    return AudioFrame.copyOf(samples, RATE_HZ);
  }

  private void sendFrameAt(long atNanos) {
    loop.at(
        atNanos,
        () -> {
          if (!closed) {
            int loudness =
                script.stream()
                    .filter(said -> said.coversFrameEndingAt(atNanos / 1e9))
                    .mapToInt(Utterance::loudness)
                    .max()
                    .orElse(0);
            listener().onAudio(voice(loudness));
            sendFrameAt(atNanos + FRAME_NANOS);
          }
        });
  }

  @Override
  public void play(AudioFrame tenMillis) {
    boolean loud = false;
    for (int i = 0; i < tenMillis.sampleCount(); i++) {
      loud |= tenMillis.sample(i) != 0;
    }
    playedLoud.add(loud);
  }

  @Override
  public long clear() {
    return 0;
  }

  @Override
  public long playbackDelayNanos() {
    return Math.round(delaySeconds * 1e9);
  }

  @Override
  public void send(ConversationEvent event) {}

  @Override
  public void close(String reason) {
    closed = true;
  }

  String partialAt(long fromNanos, long nowNanos) {
    return script.stream()
        .filter(said -> said.endNanos() > fromNanos && said.endNanos() <= nowNanos)
        .map(Utterance::partial)
        .filter(partial -> !partial.isEmpty())
        .collect(Collectors.joining(" "));
  }

  Heard heardSince(long fromNanos, long nowNanos) {
    List<Utterance> said =
        script.stream()
            .filter(one -> one.endNanos() > fromNanos && one.endNanos() <= nowNanos)
            .toList();
    String text =
        said.stream()
            .map(Utterance::text)
            .filter(one -> !one.isEmpty())
            .collect(Collectors.joining(" "));
    Utterance last = said.get(said.size() - 1);
    long finalAtNanos = last.endNanos() + Math.round(last.finalAfterSeconds() * 1e9);
    return new Heard(text, finalAtNanos, last.finalAfterSeconds() >= 0);
  }

  private CallListener listener() {
    CallListener current = listener;
    if (current == null) {
      throw new IllegalStateException("the call has not begun");
    }
    return current;
  }

  /**
   * What a recogniser would make of the script.
   *
   * @param recognized whether a final ever comes
   */
  record Heard(String text, long finalAtNanos, boolean recognized) {}

  private record Utterance(
      double startSeconds,
      double endSeconds,
      String text,
      String partial,
      double finalAfterSeconds,
      int loudness) {
    boolean coversFrameEndingAt(double seconds) {
      return seconds > startSeconds + 1e-6 && seconds < endSeconds + 1e-6;
    }

    long endNanos() {
      return Math.round(endSeconds * 1e9);
    }
  }
}
