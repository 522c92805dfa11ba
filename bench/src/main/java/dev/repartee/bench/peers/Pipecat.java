package dev.repartee.bench.peers;

import dev.repartee.bench.serve.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The engine Pipecat (Python, BSD 2-clause), which is installed when it is asked for and never
 * shipped, with the stub services of our script.
 */
final class Pipecat {
  /** That with which the figures in docs/capacity.md were measured. */
  static final String VERSION = "1.14.0";

  private static final String SCRIPT = "pipecat_server.py";

  private final PythonEnvironment environment;
  private final Path script;

  private Pipecat(PythonEnvironment environment, Path script) {
    this.environment = environment;
    this.script = script;
  }

  /**
   * Installs it, unless it is. Blocks, for a minute if it has to be fetched.
   *
   * @param cache the folder of all that can be fetched again
   * @param python the program to install it with
   * @throws PeerUnavailableException if that is not possible
   */
  static Pipecat ensure(Path cache, String python, PrintWriter progress)
      throws PeerUnavailableException, IOException, InterruptedException {
    Path folder = cache.resolve("pipecat-" + VERSION);
    PythonEnvironment environment = new PythonEnvironment(folder, progress);
    environment.ensure(
        python, List.of("pipecat-ai[silero,websocket]==" + VERSION, "uvicorn[standard]"));
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = Pipecat.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + SCRIPT);
      }
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Pipecat(environment, script);
  }

  /** Starts its server. Blocks until calls may come. */
  ServerProcess start() throws IOException {
    return ServerProcess.launch(List.of(environment.python().toString(), script.toString()));
  }
}
