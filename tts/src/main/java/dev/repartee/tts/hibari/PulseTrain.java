package dev.repartee.tts.hibari;

/**
 * The buzz of the vocal cords: at each moment the sum of all harmonics of the pitch below 11 kHz,
 * all equally loud; nothing where the pitch says that there is no voice.
 *
 * <p>The sum of {@code H} cosines has the closed form {@code sin((H + 1/2) t) / (2 sin(t / 2)) -
 * 1/2}. Made hop by hop, in order, by one thread.
 */
final class PulseTrain {
  private static final float LOWEST_PITCH_HZ = 40;
  private static final float HIGHEST_HARMONIC_HZ = 11_000;
  private static final float NEAR_PULSE = 2e-3f;

  private final float[] pitchHz;
  private double phase;

  /**
   * Starts at the first frame.
   *
   * @param pitchHz one value for each frame; below 40 Hz means no voice
   */
  PulseTrain(float[] pitchHz) {
    this.pitchHz = pitchHz;
  }

  /**
   * Makes the next frame's samples.
   *
   * @return whether there is any voice in them; if not, they are zero
   */
  boolean render(int frame, float[] target, int offset) {
    float before = pitch(frame - 1);
    float here = pitch(frame);
    float after = pitch(frame + 1);
    int hop = SpectralFrames.HOP;
    boolean voiced = false;
    for (int j = 0; j < hop; j++) {
      float position = (j + 0.5f) / hop - 0.5f;
      float hz =
          position < 0
              ? before * -position + here * (1 + position)
              : here * (1 - position) + after * position;
      boolean voice = hz > LOWEST_PITCH_HZ;
      float stepHz = voice ? hz : LOWEST_PITCH_HZ;
      phase += stepHz / SpectralFrames.SAMPLE_RATE_HZ;
      phase -= phase >= 1 ? 1 : 0;
      target[offset + j] = voice ? sumOfHarmonics(phase, hz) : 0;
      voiced |= voice;
    }
    return voiced;
  }

  private float pitch(int frame) {
    return pitchHz[Math.max(0, Math.min(pitchHz.length - 1, frame))];
  }

  private static float sumOfHarmonics(double phase, float hz) {
    double harmonics = Math.floor(HIGHEST_HARMONIC_HZ / hz) + 0.5;
    float divisor = 2 * Sine.ofTurns((float) (0.5 * phase));
    if (Math.abs(divisor) <= NEAR_PULSE) {
      return (float) (harmonics - 0.5);
    }
    double turns = harmonics * phase;
    return Sine.ofTurns((float) (turns - Math.floor(turns))) / divisor - 0.5f;
  }
}
