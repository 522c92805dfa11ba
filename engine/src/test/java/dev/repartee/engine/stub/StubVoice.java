package dev.repartee.engine.stub;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SynthesisEvent;
import dev.repartee.engine.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Speaks each phrase as one constant tone of a given length, in which all words last equally long,
 * and delivers it whole after a given time.
 */
public final class StubVoice implements SpeechSynthesizer {
  private static final int RATE_HZ = 24_000;
  private static final Pattern WORD = Pattern.compile("\\S+");

  private final Clock clock;
  private final double firstAudioSeconds;
  private final double phraseSeconds;
  private final List<String> spoken = new ArrayList<>();
  private boolean failing;

  public StubVoice(Clock clock, double firstAudioSeconds, double phraseSeconds) {
    this.clock = clock;
    this.firstAudioSeconds = firstAudioSeconds;
    this.phraseSeconds = phraseSeconds;
  }

  /** From now on every phrase fails. */
  public void fail() {
    failing = true;
  }

  /** The phrases it was asked for. */
  public List<String> spoken() {
    return spoken;
  }

  @Override
  public String displayName() {
    return "stub voice";
  }

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public Cancellable speak(SpeechRequest request, SynthesisListener listener) {
    spoken.add(request.text());
    return clock.at(
        clock.nanos() + Math.round(firstAudioSeconds * 1e9),
        () -> {
          if (failing) {
            listener.on(
                new SynthesisEvent.Failed(
                    FailureKind.UNAVAILABLE, "the stub was told to fail", false));
          } else {
            deliver(request.text(), listener);
          }
        });
  }

  private void deliver(String text, SynthesisListener listener) {
    short[] tone = new short[(int) Math.round(phraseSeconds * RATE_HZ)];
    Arrays.fill(tone, (short) 1000);
    long words = WORD.matcher(text).results().count();
    Matcher word = WORD.matcher(text);
    for (int i = 0; word.find(); i++) {
      listener.on(
          new SynthesisEvent.WordTiming(
              word.start(),
              word.end(),
              i * (tone.length / words),
              (i + 1) * (tone.length / words)));
    }
    listener.on(new SynthesisEvent.Audio(AudioFrame.copyOf(tone, RATE_HZ)));
    listener.on(new SynthesisEvent.Finished());
  }

  @Override
  public void close() {}
}
