package dev.repartee.engine.ears;

import dev.repartee.engine.audio.AudioFrame;

/**
 * Tells the agent's own voice, come back through the caller's microphone, from the caller's.
 *
 * <p>Both sounds are kept for a moment. What is heard is an echo if it is much the same as what was
 * played at some moment before: normalised cross-correlation over 128 ms. Once the way there and
 * back is known, only its neighbourhood is searched, and less resemblance suffices. A caller who
 * speaks over the echo is louder than it, and makes what is heard differ from what was played.
 *
 * <p>While no voice is heard over the agent it costs the keeping and nothing else. Lives on the
 * conversation's loop.
 */
final class EchoDetector {
  private static final int RATE_HZ = 4_000;
  private static final int WINDOW = 128 * RATE_HZ / 1000;

  /** The longest way to the ear, back, and through all buffers. */
  private static final int MAX_LAG = 800 * RATE_HZ / 1000;

  /** How much the buffers on the way may have grown or shrunk since: 25 ms. */
  private static final int LAG_PLAY = 25 * RATE_HZ / 1000;

  /** Alike beyond chance, with every lag to choose from. */
  private static final double ALIKE_ANYWHERE = 0.65;

  /** Alike beyond chance at the lag that is known. */
  private static final double ALIKE_THERE = 0.45;

  private final WhitenedSound played = new WhitenedSound(RATE_HZ, WINDOW + MAX_LAG);
  private final WhitenedSound heard = new WhitenedSound(RATE_HZ, WINDOW);
  private int knownLag = -1;

  /** Takes what was given to the line. */
  void played(AudioFrame frame) {
    played.add(frame);
  }

  /** Takes what came from the line in the same time. */
  void heard(AudioFrame frame) {
    heard.add(frame);
  }

  /** Whether the last 128 ms from the line are the agent's own voice. */
  boolean hearsTheAgent() {
    if (played.isSilent() || heard.isSilent()) {
      return false;
    }
    float[] there = played.samples();
    float[] here = heard.samples();
    if (knownLag >= 0) {
      Match near = Match.best(here, there, knownLag - LAG_PLAY, knownLag + LAG_PLAY);
      if (near.likeness() >= ALIKE_THERE) {
        knownLag = near.lag();
        return true;
      }
    }
    Match anywhere = Match.best(here, there, 0, MAX_LAG);
    if (anywhere.likeness() >= ALIKE_ANYWHERE) {
      knownLag = anywhere.lag();
      return true;
    }
    return false;
  }

  /**
   * Where two sounds are most alike.
   *
   * @param lag by how many samples the one is behind
   * @param likeness 0 to 1: the greatest absolute normalised correlation, since a loudspeaker or a
   *     microphone may turn a sound over
   */
  private record Match(int lag, double likeness) {

    static Match best(float[] here, float[] there, int fromLag, int toLag) {
      double hereEnergy = energy(here, 0, here.length);
      Match best = new Match(0, 0);
      int last = there.length - here.length;
      for (int lag = Math.max(0, fromLag); lag <= Math.min(last, toLag); lag++) {
        int start = last - lag;
        double likeness = likeness(here, hereEnergy, there, start);
        if (likeness > best.likeness) {
          best = new Match(lag, likeness);
        }
      }
      return best;
    }

    private static double likeness(float[] here, double hereEnergy, float[] there, int start) {
      float product = 0;
      float thereEnergy = 0;
      for (int i = 0; i < here.length; i++) {
        float sample = there[start + i];
        product += here[i] * sample;
        thereEnergy += sample * sample;
      }
      double scale = Math.sqrt(hereEnergy * thereEnergy);
      return scale == 0 ? 0 : Math.abs(product) / scale;
    }

    private static double energy(float[] sound, int from, int to) {
      double energy = 0;
      for (int i = from; i < to; i++) {
        energy += sound[i] * sound[i];
      }
      return energy;
    }
  }
}
