package dev.repartee.bench.turns;

import dev.repartee.engine.turn.TurnOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A choice of options under which calls are measured.
 *
 * @param curve the kind of policy, whose points make one curve
 */
record OperatingPoint(String curve, String name, TurnOptions options) {
  /** The engine as it decides by itself. */
  static final String ENGINE = "engine";

  /** A plain rule of silence. */
  static final String TIMEOUT = "timeout";

  private static final long[] TIMEOUTS_MS = {300, 400, 500, 640, 800, 1000, 1250, 1600, 2000};
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
      presets.add(new OperatingPoint(ENGINE, name, options));
    }
    return presets;
  }

  /** Plain rules of silence, from hasty to slow. */
  static List<OperatingPoint> timeouts() {
    return LongStream.of(TIMEOUTS_MS).mapToObj(OperatingPoint::timeout).toList();
  }

  /** Waits long enough for every pause: how turns are heard when nobody cuts in. */
  static OperatingPoint patientBeyondMeasure() {
    return timeout(4_000);
  }

  private static OperatingPoint timeout(long ms) {
    return new OperatingPoint(TIMEOUT, ms + " ms", TurnOptions.fixedWait(ms));
  }
}
