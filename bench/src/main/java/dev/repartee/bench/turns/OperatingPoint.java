package dev.repartee.bench.turns;

import dev.repartee.engine.turn.TurnOptions;
import java.util.ArrayList;
import java.util.List;
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

  /** The presets of the engine. */
  static List<OperatingPoint> presets() {
    return List.of(
        new OperatingPoint(ENGINE, "eager", TurnOptions.EAGER),
        new OperatingPoint(ENGINE, "balanced", TurnOptions.BALANCED),
        new OperatingPoint(ENGINE, "patient", TurnOptions.PATIENT));
  }

  /** All points of all curves. */
  static List<OperatingPoint> all() {
    List<OperatingPoint> points = new ArrayList<>(presets());
    LongStream.of(TIMEOUTS_MS).forEach(ms -> points.add(timeout(ms)));
    return points;
  }

  /** Waits long enough for every pause: how turns are heard when nobody cuts in. */
  static OperatingPoint patientBeyondMeasure() {
    return timeout(4_000);
  }

  private static OperatingPoint timeout(long ms) {
    return new OperatingPoint(TIMEOUT, ms + " ms", TurnOptions.fixedWait(ms));
  }
}
