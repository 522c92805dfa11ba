package dev.repartee.bench.turns.cases;

import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How loud a sound at 16 kHz is in each 10 ms, and by that when it sounds. */
public final class Loudness {
  private static final int FRAME_MS = 10;
  private static final int FRAME_SAMPLES = Track.RATE_HZ * FRAME_MS / 1000;

  /** A voice is at most so much softer than at its loudest (35 dB). */
  private static final double BELOW_PEAK = Math.pow(10, -35 / 20.0);

  /** And stands so much out of the noise around it (8 dB). */
  private static final double ABOVE_FLOOR = Math.pow(10, 8 / 20.0);

  /** But noise is never taken to be louder than this, below the peak (20 dB). */
  private static final double LOUDEST_FLOOR = Math.pow(10, -20 / 20.0);

  private static final long SHORTEST_SOUND_MS = 30;
  private static final long SHORTEST_GAP_MS = 100;

  private Loudness() {}

  /** The root mean square of a stretch, of samples as 16-bit integers. */
  public static double level(AudioFrame sound, List<Span> spans) {
    double sum = 0;
    long count = 0;
    for (Span span : spans) {
      AudioFrame part = Track.cut(sound, span.startMs(), span.endMs());
      for (int i = 0; i < part.sampleCount(); i++) {
        sum += (double) part.sample(i) * part.sample(i);
      }
      count += part.sampleCount();
    }
    return Math.sqrt(sum / Math.max(1, count));
  }

  /** When a recording of one voice, or of one noise, sounds; none if it never does. */
  public static List<Span> sounding(AudioFrame sound) {
    double[] levels = levels(sound);
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    if (sorted.length == 0 || sorted[sorted.length - 1] < 1) {
      return List.of();
    }
    double peak = sorted[(int) (0.98 * (sorted.length - 1))];
    double floor = Math.min(sorted[sorted.length / 20], peak * LOUDEST_FLOOR);
    double threshold = Math.max(peak * BELOW_PEAK, floor * ABOVE_FLOOR);
    List<Span> loud = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] >= threshold) {
        join(loud, new Span((long) i * FRAME_MS, (i + 1L) * FRAME_MS));
      }
    }
    return loud.stream().filter(span -> span.lengthMs() >= SHORTEST_SOUND_MS).toList();
  }

  private static void join(List<Span> spans, Span next) {
    if (!spans.isEmpty()) {
      Span last = spans.get(spans.size() - 1);
      if (next.startMs() - last.endMs() < SHORTEST_GAP_MS) {
        spans.set(spans.size() - 1, new Span(last.startMs(), next.endMs()));
        return;
      }
    }
    spans.add(next);
  }

  private static double[] levels(AudioFrame sound) {
    double[] levels = new double[sound.sampleCount() / FRAME_SAMPLES];
    for (int i = 0; i < levels.length; i++) {
      double sum = 0;
      for (int j = i * FRAME_SAMPLES; j < (i + 1) * FRAME_SAMPLES; j++) {
        sum += (double) sound.sample(j) * sound.sample(j);
      }
      levels[i] = Math.sqrt(sum / FRAME_SAMPLES);
    }
    return levels;
  }
}
