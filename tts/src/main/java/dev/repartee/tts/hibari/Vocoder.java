package dev.repartee.tts.hibari;

import java.util.Arrays;

/**
 * Makes sound out of the net's rows, as they come: pulse train, its spectrum, the filter, and the
 * inverse transform with overlapping Hann windows of 50 ms every 12.5 ms.
 *
 * <p>A frame reaches 25 ms ahead, so the last two frames' worth of sound is held back until more
 * rows come or the end is declared. One phrase, one thread.
 */
final class Vocoder {
  private static final int HOP = SpectralFrames.HOP;
  private static final int WINDOW = SpectralFrames.WINDOW;
  private static final int OVERLAP = WINDOW / HOP;

  /** Frames after which a hop of sound is complete. */
  private static final int HELD_BACK = 2;

  private final int frameCount;
  private final PulseTrain pulseTrain;
  private final SpectralFilter filter;
  private final RealFft fft = new RealFft();
  private final float[] window = new float[WINDOW];
  private final float[] pulses = new float[WINDOW];
  private final boolean[] voiced = new boolean[OVERLAP];
  private final float[] scratch = new float[WINDOW];
  private final float[] overlap = new float[WINDOW];
  private final float[] re = new float[SpectralFrames.BINS];
  private final float[] im = new float[SpectralFrames.BINS];
  private int frame;

  /**
   * Starts a phrase.
   *
   * @param pitchHz one value for each frame of the phrase
   */
  Vocoder(float[] pitchHz, SpectralFilter filter) {
    this.frameCount = pitchHz.length;
    this.pulseTrain = new PulseTrain(pitchHz);
    this.filter = filter;
    for (int i = 0; i < WINDOW; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW));
    }
    slidePulses(0);
  }

  /**
   * Takes the next rows.
   *
   * @return the sound that is complete now, at 24 kHz, about -1 to 1
   */
  float[] render(float[] rows, int rowCount) {
    int firstHop = Math.max(0, frame - HELD_BACK);
    boolean last = frame + rowCount == frameCount;
    int endHop = last ? frameCount : Math.max(0, frame + rowCount - HELD_BACK);
    float[] sound = new float[(endHop - firstHop) * HOP];
    int written = 0;
    for (int row = 0; row < rowCount; row++, frame++) {
      addFrame(rows, row * SpectralFrames.ROW);
      written += takeHop(frame - HELD_BACK, sound, written);
    }
    if (last) {
      for (int hop = frameCount - HELD_BACK; hop < frameCount; hop++) {
        written += takeHop(hop, sound, written);
      }
    }
    return sound;
  }

  private void addFrame(float[] rows, int offset) {
    slidePulses(frame + 1);
    boolean anyVoice = voiced[0] || voiced[1] || voiced[2] || voiced[3];
    if (anyVoice) {
      for (int i = 0; i < WINDOW; i++) {
        scratch[i] = pulses[i] * window[i] * (1f / HOP);
      }
      fft.forward(scratch, re, im);
    }
    filter.apply(rows, offset, anyVoice, re, im);
    fft.inverse(re, im, scratch);
    for (int i = 0; i < WINDOW; i++) {
      overlap[i] += scratch[i] * window[i] * (1f / WINDOW);
    }
  }

  /** Moves on by one hop, so that the window ends with the pulses of {@code newFrame}. */
  private void slidePulses(int newFrame) {
    System.arraycopy(pulses, HOP, pulses, 0, WINDOW - HOP);
    System.arraycopy(voiced, 1, voiced, 0, OVERLAP - 1);
    boolean inside = newFrame < frameCount;
    if (inside) {
      voiced[OVERLAP - 1] = pulseTrain.render(newFrame, pulses, WINDOW - HOP);
    } else {
      Arrays.fill(pulses, WINDOW - HOP, WINDOW, 0);
      voiced[OVERLAP - 1] = false;
    }
  }

  /** Takes the oldest hop out of the overlap; returns how many samples it wrote. */
  private int takeHop(int hop, float[] sound, int offset) {
    boolean wanted = hop >= 0;
    if (wanted) {
      for (int j = 0; j < HOP; j++) {
        sound[offset + j] = overlap[j] / windowSum(hop, j);
      }
    }
    System.arraycopy(overlap, HOP, overlap, 0, WINDOW - HOP);
    Arrays.fill(overlap, WINDOW - HOP, WINDOW, 0);
    return wanted ? HOP : 0;
  }

  /** The squared windows that overlap here: 1.5 inside, less at both ends of the phrase. */
  private float windowSum(int hop, int sample) {
    if (hop > 0 && hop < frameCount - HELD_BACK) {
      return 1.5f;
    }
    float sum = 0;
    for (int part = 0; part < OVERLAP; part++) {
      int from = hop + HELD_BACK - part;
      if (from >= 0 && from < frameCount) {
        float weight = window[part * HOP + sample];
        sum += weight * weight;
      }
    }
    return sum;
  }
}
