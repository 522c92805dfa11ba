package dev.repartee.bench.conformance;

import dev.repartee.bench.caller.Speech;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.AgentServer;
import dev.repartee.server.calls.LineOptions;
import dev.repartee.server.cli.AgentOptions;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.server.cli.TextTable;
import dev.repartee.server.http.WebServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench conformance}: independent programs call the agent and judge it. */
@Command(
    name = "conformance",
    description = {
      "Serve the agent, and have others' programs call it and judge it: voicebench over a plain",
      "WebSocket, Pipecat's client in a browser over RTVI, and clients of OpenAI's Realtime API.",
      "./repartee test --conformance installs them and runs this."
    })
public final class ConformanceBench implements Callable<Integer> {
  private static final List<String> SCENARIOS =
      List.of("question-and-barge-in", "conversation", "back-channel-and-noise");

  /** What the caller says, by the files that the scenarios name. */
  private static final Map<String, String> SAID =
      Map.of(
          "hours.wav", "What are your opening hours?",
          "repair.wav", "How much does a repair cost?",
          "listening.wav", "How do you know when I have finished speaking?",
          "wait.wav", "Wait, stop. I wanted to ask about something else.",
          "instead.wav", "No, actually, tell me about your electric bikes instead.",
          "thanks.wav", "Do you rent bicycles, too?",
          "uh-huh.wav", "Uh-huh.");

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private AgentOptions agent;

  @Option(
      names = "--voicebench",
      paramLabel = "FILE",
      description = "The program voicebench 0.2.0, from PyPI. Without it, it does not judge.")
  private @Nullable Path program;

  @Option(
      names = "--pipecat-client",
      paramLabel = "DIR",
      description = {
        "Where npm has installed @pipecat-ai/client-js, @pipecat-ai/small-webrtc-transport and",
        "esbuild. Without it, it does not judge."
      })
  private @Nullable Path client;

  @Option(
      names = "--realtime-clients",
      paramLabel = "DIR",
      description = {
        "Where npm has installed openai, @openai/agents-realtime, ws, zod and esbuild. Without it,",
        "they do not judge."
      })
  private @Nullable Path realtimeClients;

  @Option(
      names = "--playwright",
      paramLabel = "DIR",
      description = "Where Playwright's driver is, as the folder \"package\".")
  private @Nullable Path driver;

  @Override
  public Integer call() throws Exception {
    if (program == null && client == null && realtimeClients == null) {
      throw usage(
          "Nobody judges: give --voicebench, --realtime-clients, or --pipecat-client and --playwright.");
    }
    if (client != null && driver == null) {
      throw usage("--pipecat-client needs --playwright as well.");
    }
    AgentRuntime runtime = agent.start(System.getenv(), output.err());
    Path folder = Files.createTempDirectory("repartee-conformance");
    BundleServer page = client == null ? null : clientPage(runtime, client);
    Set<String> origins = page == null ? Set.of() : Set.of(page.origin());
    WebServerOptions web = new WebServerOptions(WebServerOptions.LOOPBACK, 0, null, origins);
    try (AgentServer server =
        AgentServer.start(runtime, web, LineOptions.defaults(), System.getenv())) {
      ConformanceReport report =
          new ConformanceReport(
              program == null ? List.of() : judgeBySound(program, runtime, server, folder),
              page == null || driver == null
                  ? List.of()
                  : judgeByClient(new RtviJudge(page, driver), runtime, server, folder),
              realtimeClients == null
                  ? List.of()
                  : new RealtimeClients(realtimeClients, driver, output.err()).run());
      print(report);
      return report.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private static BundleServer clientPage(AgentRuntime runtime, Path packages)
      throws IOException, InterruptedException {
    return new BundleServer(runtime.vertx(), ClientBundle.make("rtvi", packages));
  }

  private List<Judgement> judgeBySound(
      Path voicebench, AgentRuntime runtime, AgentServer server, Path folder)
      throws IOException, InterruptedException {
    speak(new Speech(runtime.providers().forConversations().voice()), folder);
    String address = server.url().replaceFirst("^http", "ws") + "/api/agents/default/pcm";
    return judge(new Voicebench(voicebench, address), folder);
  }

  private List<Check> judgeByClient(
      RtviJudge judge, AgentRuntime runtime, AgentServer server, Path folder) throws IOException {
    output.err().println("Pipecat's client calls in a browser …");
    output.err().flush();
    List<Check> checks =
        judge.judge(server.url(), runtime.providers().forConversations().voice(), folder);
    output.err().println("Its page at the end: " + folder.resolve("rtvi.png"));
    return checks;
  }

  private static void speak(Speech speech, Path folder) throws IOException {
    for (Map.Entry<String, String> one : SAID.entrySet()) {
      WavFile.write(
          folder.resolve(one.getKey()), List.of(speech.spoken(one.getValue()).await().sound()));
    }
  }

  private List<Judgement> judge(Voicebench judge, Path folder)
      throws IOException, InterruptedException {
    List<Judgement> judgements = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      output.err().println("voicebench plays " + scenario + " …");
      output.err().flush();
      judgements.add(judge.play(Voicebench.unpack(scenario, folder)));
    }
    return judgements;
  }

  private void print(ConformanceReport report) {
    if (output.isJson()) {
      output.printJson(report);
      return;
    }
    if (!report.voicebench().isEmpty()) {
      print(report.voicebench());
    }
    for (Check check : report.checks()) {
      output.out().println((check.passed() ? "pass " : "FAIL ") + check.name());
      if (!check.passed()) {
        output.out().println("     " + check.detail());
      }
    }
  }

  private void print(List<Judgement> judgements) {
    TextTable table =
        new TextTable("scenario", "turn", "expected", "response ms", "stop ms", "result", "heard");
    for (Judgement judgement : judgements) {
      for (Judgement.Turn turn : judgement.turns()) {
        table.add(
            judgement.scenario(),
            turn.id(),
            turn.expect(),
            millis(turn.responseMs()),
            millis(turn.stopMs()),
            turn.passed() ? "pass" : "FAIL",
            Objects.requireNonNullElse(turn.transcript(), ""));
      }
    }
    table.print(output.out());
    judgements.stream()
        .flatMap(judgement -> judgement.failures().stream())
        .forEach(failure -> output.out().println("FAIL " + failure));
  }

  private static String millis(@Nullable Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.0f", value);
  }
}
