package dev.repartee.bench.turns;

import dev.repartee.engine.turn.Patience;
import dev.repartee.engine.turn.TurnOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A choice of options under which calls are measured.
 *
 * @param curve the kind of policy, whose points make one curve
 * @param judged whether an end-of-turn detector is asked
 */
record OperatingPoint(String curve, String name, TurnOptions options, boolean judged) {
  /** The engine as it decides by itself. */
  static final String ENGINE = "engine";

  /** A plain rule of silence. */
  static final String TIMEOUT = "timeout";

  /** The engine with a detector's judgement beside its own. */
  static final String JUDGED_ENGINE = "engine with detector";

  /** A short wait where the detector is sure, a longer one else, and no look at the dialogue. */
  static final String DETECTOR = "detector alone";

  private static final long[] TIMEOUTS_MS = {300, 400, 500, 640, 800, 1000, 1250, 1600, 2000};
  private static final long[] LONGER_WAITS_MS = {640, 1000, 1600, 2500};
  private static final long SURE_WAIT_MS = 250;
  private static final List<String> PRESETS = List.of("balanced", "eager", "patient");
  private static final Map<String, TurnOptions> OPTIONS =
      Map.of(
          "balanced", TurnOptions.BALANCED,
          "eager", TurnOptions.EAGER,
          "patient", TurnOptions.PATIENT);

  /** The presets of these names; all of them if none is named. */
  static List<OperatingPoint> presets(List<String> names) {
    List<OperatingPoint> presets = new ArrayList<>();
    for (String name : names.isEmpty() ? PRESETS : names) {
      TurnOptions options = OPTIONS.get(name);
      if (options == null) {
        throw new IllegalArgumentException(
            "--preset is one of " + String.join(", ", PRESETS) + ", but not " + name);
      }
      presets.add(new OperatingPoint(ENGINE, name, options, false));
    }
    return presets;
  }

  /** The preset among some that stands for the engine: the balanced one, if it is there. */
  static OperatingPoint usual(List<OperatingPoint> points) {
    return points.stream()
        .filter(point -> point.curve().equals(ENGINE))
        .filter(point -> point.name().equals(TurnsReport.PRESET))
        .findFirst()
        .orElse(points.get(0));
  }

  /** Plain rules of silence, from hasty to slow. */
  static List<OperatingPoint> timeouts() {
    return LongStream.of(TIMEOUTS_MS).mapToObj(OperatingPoint::timeout).toList();
  }

  /** Presets with a detector, and a detector by itself. */
  static List<OperatingPoint> judged(List<OperatingPoint> presets) {
    List<OperatingPoint> points = new ArrayList<>();
    for (OperatingPoint preset : presets) {
      points.add(new OperatingPoint(JUDGED_ENGINE, preset.name(), preset.options(), true));
    }
    for (long waitMs : LONGER_WAITS_MS) {
      long timeoutMs = Math.max(waitMs, Patience.BALANCED.transcriptionTimeoutMs());
      Patience patience = new Patience(SURE_WAIT_MS, waitMs, waitMs, timeoutMs, false);
      points.add(
          new OperatingPoint(
              DETECTOR, "sure or " + waitMs + " ms", TurnOptions.BALANCED.with(patience), true));
    }
    return points;
  }

  private static OperatingPoint timeout(long ms) {
    return new OperatingPoint(TIMEOUT, ms + " ms", TurnOptions.fixedWait(ms), false);
  }
}
