package dev.repartee.bench.capacity;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Holds calls while a silent crowd comes, and measures what they notice. */
final class CrowdMeasurement {
  private static final int BEFORE_SECONDS = 15;

  /** Silent WebSockets are closed after ten seconds, silent connections after twenty. */
  private static final int CROWD_SECONDS = 25;

  /** What the processes need beside the crowd: libraries, models, calls. */
  private static final int OTHER_DESCRIPTORS = 1_000;

  private final LoadGenerator load;
  private final URI address;
  private final int calls;

  /**
   * A measurement.
   *
   * @param address where the crowd connects
   * @param calls how many are held meanwhile
   */
  CrowdMeasurement(LoadGenerator load, URI address, int calls) {
    this.load = load;
    this.address = address;
    this.calls = calls;
  }

  /**
   * Measures, and hangs up. Blocks.
   *
   * @param wanted how many come, if the system allows a process so many connections
   */
  CrowdFigures measure(int wanted) throws InterruptedException {
    long descriptors = descriptorLimit();
    int connections = (int) Math.min(wanted, descriptors - OTHER_DESCRIPTORS);
    load.raiseTo(calls);
    load.beginMeasuring();
    TimeUnit.SECONDS.sleep(BEFORE_SECONDS);
    HeardFigures before = load.measured(HeardFigures::of);
    load.beginMeasuring();
    try (SilentCrowd crowd = new SilentCrowd(address)) {
      crowd.come(connections);
      TimeUnit.SECONDS.sleep(CROWD_SECONDS);
      HeardFigures during = load.measured(HeardFigures::of);
      load.hangUpAll();
      return new CrowdFigures(
          connections,
          descriptors,
          calls,
          crowd.letIn(),
          crowd.mute(),
          crowd.turnedAway(),
          crowd.closed(),
          before,
          during);
    }
  }

  /** Of this process; the server that it starts inherits it. */
  private static long descriptorLimit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getMaxFileDescriptorCount()
        : Integer.MAX_VALUE;
  }
}
