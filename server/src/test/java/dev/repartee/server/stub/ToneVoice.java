package dev.repartee.server.stub;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SynthesisEvent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks every word as a tone of a quarter of a second. */
public final class ToneVoice implements SpeechSynthesizer {
  private static final int RATE_HZ = 24_000;
  private static final int WORD_SAMPLES = RATE_HZ / 4;
  private static final double TONE_HZ = 440;
  private static final double LOUDNESS = 8_000;
  private static final Pattern WORD = Pattern.compile("\\S+");

  private ToneVoice() {}

  /** Makes voices of tones. */
  public static final class Factory implements ProviderFactory.ForSynthesis {
    @Override
    public String name() {
      return "tone";
    }

    @Override
    public int preference() {
      return -1;
    }

    @Override
    public SpeechSynthesizer create(ProviderSettings settings, ProviderServices services) {
      return new ToneVoice();
    }
  }

  @Override
  public String displayName() {
    return "A tone";
  }

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public Cancellable speak(SpeechRequest request, SynthesisListener listener) {
    Matcher word = WORD.matcher(request.text());
    for (long start = 0; word.find(); start += WORD_SAMPLES) {
      listener.on(
          new SynthesisEvent.WordTiming(word.start(), word.end(), start, start + WORD_SAMPLES));
      listener.on(new SynthesisEvent.Audio(tone()));
    }
    listener.on(new SynthesisEvent.Finished());
    return Cancellable.DONE;
  }

  @Override
  public void close() {}

  private static AudioFrame tone() {
    short[] samples = new short[WORD_SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (LOUDNESS * Math.sin(2 * Math.PI * TONE_HZ * i / RATE_HZ));
    }
    return AudioFrame.copyOf(samples, RATE_HZ);
  }
}
