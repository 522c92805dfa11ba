package dev.repartee.bench.conformance;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The program voicebench, which calls an agent by a script and judges what it hears. */
final class Voicebench {
  private static final long LONGEST_RUN_SECONDS = 180;

  private final Path program;
  private final String address;

  /**
   * The program as it is installed.
   *
   * @param address of the agent's plain WebSocket
   */
  Voicebench(Path program, String address) {
    this.program = program;
    this.address = address;
  }

  /** Plays a scenario in real time and brings back what it says. Blocks. */
  Judgement play(Path scenario) throws IOException, InterruptedException {
    Path reports = Files.createTempDirectory("voicebench");
    Process run =
        new ProcessBuilder(
                program.toString(),
                "run",
                scenario.toString(),
                "--adapter",
                "websocket",
                "--url",
                address,
                "--format",
                "json",
                "--quiet",
                "--out",
                reports.toString())
            .redirectErrorStream(true)
            .redirectOutput(reports.resolve("output.txt").toFile())
            .start();
    if (!run.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
      run.destroyForcibly();
      return Judgement.impossible(nameOf(scenario), "it did not end within 180 seconds");
    }
    Path report = reports.resolve("report.json");
    if (!Files.exists(report)) {
      return Judgement.impossible(
          nameOf(scenario), Files.readString(reports.resolve("output.txt")).strip());
    }
    return Judgement.of(new JsonObject(Files.readString(report)));
  }

  /** Writes a scenario of ours into a folder. */
  static Path unpack(String name, Path folder) throws IOException {
    try (InputStream in = Voicebench.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name + ".yaml");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Files.writeString(folder.resolve(name + ".yaml"), text);
    }
  }

  private static String nameOf(Path scenario) {
    return scenario.getFileName().toString().replace(".yaml", "");
  }
}
