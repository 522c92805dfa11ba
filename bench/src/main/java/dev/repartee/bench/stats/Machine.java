package dev.repartee.bench.stats;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.lang.management.ManagementFactory;

/**
 * What a figure was measured on.
 *
 * @param loadBefore the system's load average over a minute when the measurement began; negative
 *     where the system does not tell
 */
@JsonPropertyOrder({"cores", "jdk", "os", "load_before"})
public record Machine(int cores, String jdk, String os, double loadBefore) {
  /** This machine, now. */
  public static Machine here() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        system.getName() + " " + system.getArch(),
        system.getSystemLoadAverage());
  }

  @Override
  public String toString() {
    return String.format("%d cores, %s, %s, load before %.1f", cores, jdk, os, loadBefore);
  }
}
