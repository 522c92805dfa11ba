package dev.repartee.bench.measure;

import java.lang.management.ManagementFactory;

/**
 * What a measurement runs on.
 *
 * @param loadBefore the load average of the last minute before the measurement began; negative if
 *     the system does not tell
 */
public record Machine(int cores, String jdk, String os, double loadBefore) {
  /** This machine, now. */
  public static Machine now() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Math.round(load * 100) / 100.0);
  }

  /** One line for people. */
  public String line() {
    return cores + " cores, JDK " + jdk + ", " + os + ", load before " + loadBefore;
  }
}
