package dev.repartee.bench.capacity;

import java.io.IOException;
import java.nio.file.Path;

/** A recording of where a Java process spends its time and memory. */
final class FlightRecording {
  private FlightRecording() {}

  /**
   * Starts to record another process; it writes the file when it ends.
   *
   * @throws IOException with a sentence, if that is not possible
   */
  static void start(ProcessHandle process, Path file) throws IOException, InterruptedException {
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "JFR.start",
                "settings=profile",
                "dumponexit=true",
                "filename=" + file.toAbsolutePath())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (command.waitFor() != 0) {
      throw new IOException("The server cannot be recorded; is this a JDK with jcmd?");
    }
  }
}
