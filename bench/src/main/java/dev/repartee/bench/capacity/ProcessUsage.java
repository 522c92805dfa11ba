package dev.repartee.bench.capacity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a process uses, as Linux tells it.
 *
 * @param cpu time of all its threads since it began
 * @param residentBytes memory that it occupies
 * @param threads all of them, native ones too
 * @param descriptors open files and sockets
 */
record ProcessUsage(Duration cpu, long residentBytes, int threads, int descriptors) {
  private static final int BYTES_PER_KB = 1024;

  /**
   * A process, now.
   *
   * @throws IOException if it has ended, or this is not Linux
   */
  static ProcessUsage of(ProcessHandle process) throws IOException {
    Path folder = Path.of("/proc", Long.toString(process.pid()));
    long residentKb = 0;
    int threads = 0;
    for (String line : Files.readAllLines(folder.resolve("status"))) {
      if (line.startsWith("VmRSS:")) {
        residentKb = number(line);
      } else if (line.startsWith("Threads:")) {
        threads = (int) number(line);
      }
    }
    int descriptors;
    try (Stream<Path> files = Files.list(folder.resolve("fd"))) {
      descriptors = (int) files.count();
    }
    Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
    return new ProcessUsage(cpu, residentKb * BYTES_PER_KB, threads, descriptors);
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
