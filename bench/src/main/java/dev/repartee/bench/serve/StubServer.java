package dev.repartee.bench.serve;

import dev.repartee.server.AgentRuntime;
import dev.repartee.server.AgentServer;
import dev.repartee.server.ServerStartException;
import dev.repartee.server.calls.LineOptions;
import dev.repartee.server.calls.WebRtcKind;
import dev.repartee.server.cli.FetchProgress;
import dev.repartee.server.config.AgentFolder;
import dev.repartee.server.http.WebServerOptions;
import dev.repartee.server.wiring.NoProviderException;
import dev.repartee.server.wiring.StoredModels;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Starts the real server with an agent whose model, and mostly ear and voice too, are stubs. */
final class StubServer {
  /** Where load generators of other engines look for a media stream. */
  private static final String COMMON_ADDRESS = "/ws";

  private StubServer() {}

  /**
   * Starts to serve. Blocks.
   *
   * @param runtime of one of the agents of this package; ends with the server
   * @param guarded whether calls are refused when the machine does not keep up
   */
  static AgentServer start(
      AgentRuntime runtime,
      LoadTransport transport,
      int port,
      int maxCalls,
      boolean guarded,
      PrintWriter err)
      throws ServerStartException {
    Map<String, String> aliases =
        transport == LoadTransport.WEBRTC ? Map.of() : Map.of(COMMON_ADDRESS, transport.address());
    runtime.report().forEach(err::println);
    return AgentServer.start(
        runtime,
        new WebServerOptions(WebServerOptions.LOOPBACK, port, null, Set.of()),
        new LineOptions(WebRtcKind.JAVA, maxCalls, guarded, LineOptions.ANY_PORTS, null, aliases),
        Map.of());
  }

  /**
   * Starts an agent of this package without serving it. Blocks while models load.
   *
   * @param resource its file
   */
  static AgentRuntime runtime(String resource, PrintWriter err)
      throws IOException, NoProviderException {
    Path folder = Files.createTempDirectory("repartee-stub-agent");
    Path file = folder.resolve(AgentFolder.FILE_NAME);
    try (FetchProgress progress = FetchProgress.on(err);
        InputStream agent = StubServer.class.getResourceAsStream(resource)) {
      if (agent == null) {
        throw new IllegalStateException("the build left out " + resource);
      }
      Files.copy(agent, file);
      return AgentRuntime.start(folder, StoredModels.ofUser(System.getenv(), progress));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
