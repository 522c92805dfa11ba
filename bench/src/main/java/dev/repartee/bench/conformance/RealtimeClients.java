package dev.repartee.bench.conformance;

import dev.repartee.bench.caller.Speech;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.AgentServer;
import dev.repartee.server.ServerStartException;
import dev.repartee.server.Waiting;
import dev.repartee.server.calls.LineOptions;
import dev.repartee.server.cli.AgentOptions;
import dev.repartee.server.http.WebServerOptions;
import dev.repartee.server.tls.CertificateFiles;
import dev.repartee.server.tls.SelfSignedCertificate;
import dev.repartee.server.wiring.NoProviderException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Programs that were written for OpenAI's Realtime API. They call an agent with real ears and
 * voice, whose model answers by rules, and say what they saw.
 */
final class RealtimeClients {
  private static final List<String> PROGRAMS = List.of("openai-websocket", "agents-websocket");
  private static final long LONGEST_RUN_SECONDS = 240;
  private static final String KEY = "a-key-for-tests";
  private static final int SAID_RATE_HZ = 24_000;
  private static final Map<String, String> SAID =
      Map.of(
          "question.wav", "What are your opening hours?",
          "interruption.wav", "Wait, I want to ask about something else instead.");

  private final Path modules;
  private final PrintWriter progress;

  /**
   * @param modules the folder {@code node_modules} in which their packages are
   * @param progress told which one runs
   */
  RealtimeClients(Path modules, PrintWriter progress) {
    this.modules = modules;
    this.progress = progress;
  }

  /** Has all of them call. Blocks. */
  List<ClientCheck> run()
      throws IOException, InterruptedException, NoProviderException, ServerStartException {
    Vertx vertx = Vertx.vertx();
    Path folder = Files.createTempDirectory("repartee-realtime");
    RuledModel model = Waiting.on(RuledModel.start(vertx));
    try {
      String agent = resource("agent.yaml").replace("@MODEL@", model.baseUrl());
      Files.writeString(folder.resolve("agent.yaml"), agent);
      AgentRuntime runtime = AgentOptions.start(folder, System.getenv(), progress);
      CertificateFiles certificate =
          new SelfSignedCertificate(folder).files("localhost", Instant.now());
      WebServerOptions web =
          new WebServerOptions(WebServerOptions.LOOPBACK, 0, certificate, Set.of());
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.put("REALTIME_KEY", KEY);
      try (AgentServer server =
          AgentServer.start(runtime, web, LineOptions.defaults(), environment)) {
        prepare(folder, runtime);
        return call(folder, server.url(), certificate);
      }
    } finally {
      Waiting.onEnd("The model", model.close());
      Waiting.onEnd("Vert.x", vertx.close());
    }
  }

  private void prepare(Path folder, AgentRuntime runtime) throws IOException {
    Files.createSymbolicLink(folder.resolve("node_modules"), modules.toAbsolutePath());
    Files.writeString(folder.resolve("checks.mjs"), resource("checks.mjs"));
    Speech speech = new Speech(runtime.providers().forConversations().voice());
    for (Map.Entry<String, String> one : SAID.entrySet()) {
      AudioFrame sound = Waiting.on(speech.spoken(one.getValue())).sound();
      WavFile.write(folder.resolve(one.getKey()), List.of(Resampler.convert(sound, SAID_RATE_HZ)));
    }
  }

  private List<ClientCheck> call(Path folder, String address, CertificateFiles certificate)
      throws IOException, InterruptedException {
    List<ClientCheck> checks = new ArrayList<>();
    for (String program : PROGRAMS) {
      progress.println(program + " calls …");
      progress.flush();
      Path file = folder.resolve(program + ".mjs");
      Files.writeString(file, resource(program + ".mjs"));
      Path output = folder.resolve(program + ".txt");
      ProcessBuilder node =
          new ProcessBuilder("node", file.toString(), address, KEY, folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      node.environment().put("NODE_EXTRA_CA_CERTS", certificate.certificate().toString());
      Process run = node.start();
      boolean ended = run.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        run.destroyForcibly().waitFor();
      }
      checks.addAll(ClientCheck.read(program, Files.readString(output), run.exitValue()));
    }
    return checks;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RealtimeClients.class.getResourceAsStream("realtime/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
