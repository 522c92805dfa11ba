package dev.repartee.bench.conformance;

import dev.repartee.server.tls.CertificateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs in JavaScript that call the agent with npm's clients of OpenAI's Realtime API. */
final class RealtimePrograms {
  /** The rate of the sound that they say. */
  static final int RATE_HZ = 24_000;

  private static final List<String> NAMES = List.of("openai-websocket", "agents-websocket");
  private static final long LONGEST_RUN_SECONDS = 240;

  private final Path folder;
  private final PrintWriter progress;

  /**
   * Programs in a folder, in which they also find what they say.
   *
   * @param packages the folder in which npm has installed the clients
   * @param progress told which one runs
   */
  RealtimePrograms(Path folder, Path packages, PrintWriter progress) throws IOException {
    this.folder = folder;
    this.progress = progress;
    Files.createSymbolicLink(
        folder.resolve("node_modules"), packages.resolve("node_modules").toAbsolutePath());
    Files.writeString(folder.resolve("checks.mjs"), resource("checks.mjs"));
  }

  /** Has all of them call, one after the other. Blocks. */
  List<Check> call(String address, String key, CertificateFiles certificate)
      throws IOException, InterruptedException {
    List<Check> checks = new ArrayList<>();
    for (String name : NAMES) {
      progress.println(name + " calls …");
      progress.flush();
      Path program = folder.resolve(name + ".mjs");
      Files.writeString(program, resource(name + ".mjs"));
      Path output = folder.resolve(name + ".txt");
      ProcessBuilder node =
          new ProcessBuilder("node", program.toString(), address, key, folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      node.environment().put("NODE_EXTRA_CA_CERTS", certificate.certificate().toString());
      Process run = node.start();
      if (!run.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        int ignored = run.destroyForcibly().waitFor();
      }
      checks.addAll(ClientChecks.read(name, Files.readString(output), run.exitValue()));
    }
    return checks;
  }

  /** A text of ours. */
  static String resource(String name) throws IOException {
    try (InputStream in = RealtimePrograms.class.getResourceAsStream("realtime/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
