package dev.repartee.engine.ears;

import dev.repartee.engine.audio.AudioFrame;

/**
 * Tells the agent's own voice, come back through the caller's microphone, from the caller's.
 *
 * <p>Both sounds are kept for a moment. What is heard is an echo if it is much the same as what was
 * played at some moment before: normalised cross-correlation over 256 ms. Once the way there and
 * back is known, only its neighbourhood is searched, and less resemblance suffices. A caller who
 * speaks over the echo is louder than it, and makes what is heard differ from what was played.
 *
 * <p>While no voice is heard over the agent it costs the keeping and nothing else. Lives on the
 * conversation's loop.
 */
final class EchoDetector {
  private static final int RATE_HZ = 4_000;
  private static final int WINDOW = 256 * RATE_HZ / 1000;

  /** The longest way to the ear, back, and through all buffers. */
  private static final int MAX_LAG = 800 * RATE_HZ / 1000;

  /** How much the buffers on the way may have grown or shrunk since: 25 ms. */
  private static final int LAG_PLAY = 25 * RATE_HZ / 1000;

  /** Alike beyond chance, with every lag to choose from. */
  private static final double ALIKE_ANYWHERE = 0.6;

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

  /** Whether the last 256 ms from the line are the agent's own voice. */
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
      double hereEnergy = product(here, here, 0);
      double[] energyUntil = energyUntil(there);
      Match best = new Match(0, 0);
      int last = there.length - here.length;
      for (int lag = Math.max(0, fromLag); lag <= Math.min(last, toLag); lag++) {
        int start = last - lag;
        double thereEnergy = energyUntil[start + here.length] - energyUntil[start];
        double scale = Math.sqrt(hereEnergy * thereEnergy);
        double likeness = scale < 1 ? 0 : Math.abs(product(here, there, start)) / scale;
        if (likeness > best.likeness) {
          best = new Match(lag, likeness);
        }
      }
      return best;
    }

    private static double[] energyUntil(float[] sound) {
      double[] until = new double[sound.length + 1];
      for (int i = 0; i < sound.length; i++) {
        until[i + 1] = until[i] + sound[i] * sound[i];
      }
      return until;
    }

    /** Four sums at a time, which need not wait for each other. */
    private static double product(float[] here, float[] there, int start) {
      float first = 0;
      float second = 0;
      float third = 0;
      float fourth = 0;
      for (int i = 0; i + 3 < here.length; i += 4) {
        first += here[i] * there[start + i];
        second += here[i + 1] * there[start + i + 1];
        third += here[i + 2] * there[start + i + 2];
        fourth += here[i + 3] * there[start + i + 3];
      }
      return (double) first + second + third + fourth;
    }
  }
}
