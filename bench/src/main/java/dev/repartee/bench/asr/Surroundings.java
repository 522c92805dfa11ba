package dev.repartee.bench.asr;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.transport.hearing.HearingFilter;
import dev.repartee.transport.hearing.HearingOptions;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Where a speaker is, and how the sound from there is prepared for the ears. */
final class Surroundings {
  private static final int SAMPLE_RATE_HZ = 16_000;

  /** A call does not begin with its first word: a filter has heard the room before. */
  private static final int BEFORE_SAMPLES = SAMPLE_RATE_HZ;

  private static final int AFTER_SAMPLES = SAMPLE_RATE_HZ / 2;

  /** Of 16-bit samples. A microphone is never digitally silent. */
  private static final double FAINT = 3;

  private final @Nullable Noise noise;
  private final double noiseFactor;
  private final HearingOptions hearing;

  /**
   * A place.
   *
   * @param noise null: a quiet room
   * @param snrDb power of the speech over that of the noise
   */
  Surroundings(@Nullable Noise noise, double snrDb, HearingOptions hearing) {
    this.noise = noise;
    this.noiseFactor = Math.pow(10, -snrDb / 20);
    this.hearing = hearing;
  }

  /** A recording as it is heard there. */
  Scene place(AudioFrame recording) throws ProviderUnavailableException {
    int speechSamples = recording.sampleCount();
    float[] speech = new float[speechSamples];
    recording.copyTo(0, speech, 0, speechSamples);
    float[] all = new float[BEFORE_SAMPLES + speechSamples + AFTER_SAMPLES];
    System.arraycopy(speech, 0, all, BEFORE_SAMPLES, speechSamples);
    addFaintNoise(all, speechSamples);
    if (noise != null) {
      float[] loud = noise.next(all.length);
      double factor = noiseFactor * Math.sqrt(Noise.power(speech));
      for (int i = 0; i < all.length; i++) {
        all[i] += (float) (factor * loud[i]);
      }
    }
    AudioFrame heard = filtered(AudioFrame.ofFloats(all, 0, all.length, SAMPLE_RATE_HZ));
    int speechEnd = BEFORE_SAMPLES + speechSamples;
    return new Scene(
        heard.slice(BEFORE_SAMPLES, speechEnd), heard.slice(speechEnd, heard.sampleCount()));
  }

  private static void addFaintNoise(float[] all, int speechSamples) {
    Random random = new Random(1);
    for (int i = 0; i < all.length; i++) {
      boolean speaks = i >= BEFORE_SAMPLES && i < BEFORE_SAMPLES + speechSamples;
      all[i] += speaks ? 0 : (float) (FAINT * random.nextGaussian() / 32768);
    }
  }

  private AudioFrame filtered(AudioFrame sound) throws ProviderUnavailableException {
    if (hearing.isOff()) {
      return sound;
    }
    try (HearingFilter filter = HearingFilter.open(hearing)) {
      return filter.process(sound);
    }
  }

  /**
   * A recording as it is heard.
   *
   * @param speech as long as the recording
   * @param after half a second of what is heard when the speaker has finished
   */
  record Scene(AudioFrame speech, AudioFrame after) {}
}
