package dev.repartee.tts.hibari;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** What the encoder decided about a phrase, frame by frame of 12.5 ms. Immutable, thread safe. */
final class EncodedPhrase {
  static final int FEATURE_COUNT = 130;

  /** The feature that holds the predicted loudness. */
  private static final int ENERGY = 129;

  private static final float SPEECH_BEGINS_ENERGY = -0.8f;
  private static final float SPEECH_ENDS_ENERGY = -1.3f;
  private static final int FRAMES_BEFORE_SPEECH = 1;
  private static final int FRAMES_AFTER_SPEECH = 8;

  /** The encoder counts phonemes in steps of 25 ms. */
  private static final int FRAMES_PER_STEP = 2;

  /** The durations count from 75 ms before the sound, as in Kokoro, from which the net learnt. */
  private static final int LEAD_FRAMES = 6;

  private final float[] features;
  private final float[] pitchHz;
  private final int[] phonemeEnds;
  private final int speechStart;
  private final int speechEnd;

  /**
   * Takes over the encoder's outputs.
   *
   * @param features {@link #FEATURE_COUNT} rows of one number for each frame
   * @param pitchHz one for each frame
   * @param durations of each phoneme, in steps of 25 ms
   */
  EncodedPhrase(float[] features, float[] pitchHz, float[] durations) {
    this.features = features;
    this.pitchHz = pitchHz;
    this.phonemeEnds = new int[durations.length];
    int end = 0;
    for (int i = 0; i < durations.length; i++) {
      end += Math.round(durations[i]) * FRAMES_PER_STEP;
      phonemeEnds[i] = end;
    }
    int first = 0;
    while (first < pitchHz.length - 1 && energy(first) < SPEECH_BEGINS_ENERGY) {
      first++;
    }
    int last = pitchHz.length - 1;
    while (last > first && energy(last) < SPEECH_ENDS_ENERGY) {
      last--;
    }
    speechStart = Math.max(0, first - FRAMES_BEFORE_SPEECH);
    speechEnd = Math.min(pitchHz.length, last + 1 + FRAMES_AFTER_SPEECH);
  }

  int frameCount() {
    return pitchHz.length;
  }

  /**
   * The first frame worth hearing. The net puts some 300 ms of silence before each phrase and 450
   * ms after it; what the caller would wait for is cut off.
   */
  int speechStart() {
    return speechStart;
  }

  /** The frame after the last one worth hearing. */
  int speechEnd() {
    return speechEnd;
  }

  /** The pitch of the frames worth hearing. */
  float[] speechPitchHz() {
    return Arrays.copyOfRange(pitchHz, speechStart, speechEnd);
  }

  /**
   * Where the sound of a phoneme begins, in samples from the first frame worth hearing.
   *
   * @param phoneme index among those given to the encoder
   */
  long startSample(int phoneme) {
    return heardSample(phonemeStart(phoneme));
  }

  /**
   * Where the sound of a phoneme ends, in samples from the first frame worth hearing. The silence
   * of a pause, which the encoder counts to the phoneme before it, is not part of its sound.
   *
   * @param phoneme index among those given to the encoder
   */
  long endSample(int phoneme) {
    int start = phonemeStart(phoneme);
    int end = phonemeStart(phoneme + 1);
    while (end > start + 1 && energy(end - 1) < SPEECH_ENDS_ENERGY) {
      end--;
    }
    return heardSample(end);
  }

  private int phonemeStart(int phoneme) {
    return Math.max(0, (phoneme == 0 ? 0 : phonemeEnds[phoneme - 1]) - LEAD_FRAMES);
  }

  private long heardSample(int frame) {
    int heard = Math.max(speechStart, Math.min(speechEnd, frame)) - speechStart;
    return (long) heard * SpectralFrames.HOP;
  }

  private float energy(int frame) {
    return features[ENERGY * frameCount() + frame];
  }

  /** The features of some frames, for the decoder. */
  FloatBuffer features(int from, int to) {
    FloatBuffer part = FloatBuffer.allocate(FEATURE_COUNT * (to - from));
    for (int feature = 0; feature < FEATURE_COUNT; feature++) {
      part.put(features, feature * frameCount() + from, to - from);
    }
    return part.flip();
  }
}
