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
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Programs that were written for OpenAI's Realtime API. They call an agent with real ears and
 * voice, whose model answers by rules, and say what they saw.
 */
final class RealtimeClients {
  private static final String KEY = "a-key-for-tests";
  private static final String QUESTION = "What are your opening hours?";
  private static final String INTERRUPTION = "Wait, I want to ask about something else instead.";

  /** As long as connecting and two turns take. */
  private static final int SECONDS_TO_QUESTION = 10;

  /** As long as the answer takes, and half of a long one. */
  private static final int SECONDS_TO_INTERRUPTION = 9;

  private static final int SECONDS_AT_END = 1;

  private final Path packages;
  private final @Nullable Path browserDriver;
  private final PrintWriter progress;

  /**
   * @param packages the folder in which npm has installed them
   * @param browserDriver the folder of Playwright's driver; null: no browser calls
   * @param progress told which one runs
   */
  RealtimeClients(Path packages, @Nullable Path browserDriver, PrintWriter progress) {
    this.packages = packages;
    this.browserDriver = browserDriver;
    this.progress = progress;
  }

  /** Has all of them call. Blocks. */
  List<Check> run()
      throws IOException, InterruptedException, NoProviderException, ServerStartException {
    Vertx vertx = Vertx.vertx();
    Path folder = Files.createTempDirectory("repartee-realtime");
    RuledModel model = Waiting.on(RuledModel.start(vertx));
    try {
      String agent = RealtimePrograms.resource("agent.yaml").replace("@MODEL@", model.baseUrl());
      Files.writeString(folder.resolve("agent.yaml"), agent);
      List<Check> checks = new ArrayList<>(programs(folder));
      if (browserDriver != null) {
        checks.addAll(page(folder, vertx, browserDriver));
      }
      return checks;
    } finally {
      Waiting.onEnd("The model", model.close());
      Waiting.onEnd("Vert.x", vertx.close());
    }
  }

  /** One of them takes no other address than one of HTTPS. */
  private List<Check> programs(Path folder)
      throws IOException, InterruptedException, NoProviderException, ServerStartException {
    CertificateFiles certificate =
        new SelfSignedCertificate(folder).files("localhost", Instant.now());
    AgentRuntime runtime = AgentOptions.start(folder, System.getenv(), progress);
    try (AgentServer server = serve(runtime, certificate, Set.of())) {
      Speech speech = new Speech(runtime.providers().forConversations().voice());
      RealtimePrograms programs = new RealtimePrograms(folder, packages, progress);
      say(speech, QUESTION, folder.resolve("question.wav"));
      say(speech, INTERRUPTION, folder.resolve("interruption.wav"));
      return programs.call(server.url(), KEY, certificate);
    }
  }

  private List<Check> page(Path folder, Vertx vertx, Path driver)
      throws IOException, InterruptedException, NoProviderException, ServerStartException {
    progress.println("agents-webrtc calls in a browser …");
    progress.flush();
    BundleServer page = new BundleServer(vertx, ClientBundle.make("realtime-page", packages));
    AgentRuntime runtime = AgentOptions.start(folder, System.getenv(), progress);
    try (AgentServer server = serve(runtime, null, Set.of(page.origin()))) {
      Speech speech = new Speech(runtime.providers().forConversations().voice());
      Path microphone = folder.resolve("microphone.wav");
      WavFile.write(microphone, microphone(speech));
      try (CallingBrowser browser = new CallingBrowser(driver, microphone)) {
        return browser.run(
            page.origin() + "/?agent=" + server.url() + "&key=" + KEY,
            folder.resolve("realtime.png"));
      }
    }
  }

  private static AgentServer serve(
      AgentRuntime runtime, @Nullable CertificateFiles certificate, Set<String> origins)
      throws ServerStartException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("REALTIME_KEY", KEY);
    WebServerOptions web = new WebServerOptions(WebServerOptions.LOOPBACK, 0, certificate, origins);
    return AgentServer.start(runtime, web, LineOptions.defaults(), environment);
  }

  private static void say(Speech speech, String text, Path file) throws IOException {
    AudioFrame sound = Waiting.on(speech.spoken(text)).sound();
    WavFile.write(file, List.of(Resampler.convert(sound, RealtimePrograms.RATE_HZ)));
  }

  private static List<AudioFrame> microphone(Speech speech) {
    AudioFrame question = Waiting.on(speech.spoken(QUESTION)).sound();
    AudioFrame interruption = Waiting.on(speech.spoken(INTERRUPTION)).sound();
    int rateHz = question.sampleRateHz();
    return List.of(
        AudioFrame.silence(SECONDS_TO_QUESTION * rateHz, rateHz),
        question,
        AudioFrame.silence(SECONDS_TO_INTERRUPTION * rateHz, rateHz),
        interruption,
        AudioFrame.silence(SECONDS_AT_END * rateHz, rateHz));
  }
}
