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
import picocli.CommandLine.Option;

/** {@code bench conformance}: independent programs call the agent and judge it. */
@Command(
    name = "conformance",
    description = {
      "Serve the agent, and have independent programs call it and judge it: voicebench over a plain",
      "WebSocket, and npm's clients of OpenAI's Realtime API.",
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

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private AgentOptions agent;

  @Option(
      names = "--voicebench",
      paramLabel = "FILE",
      description = "The program voicebench 0.2.0, from PyPI.")
  private @Nullable Path program;

  @Option(
      names = "--realtime-modules",
      paramLabel = "DIR",
      description = "A folder node_modules with openai, @openai/agents-realtime, ws and zod.")
  private @Nullable Path realtimeModules;

  @Override
  public Integer call() throws Exception {
    List<ClientCheck> checks =
        realtimeModules == null
            ? List.of()
            : new RealtimeClients(realtimeModules, output.err()).run();
    List<Judgement> judgements = program == null ? List.of() : voicebench(program);
    report(judgements, checks);
    return judgements.stream().allMatch(judgement -> judgement.failures().isEmpty())
            && checks.stream().allMatch(ClientCheck::passed)
        ? ExitCode.OK
        : ExitCode.SOFTWARE;
  }

  private List<Judgement> voicebench(Path voicebench) throws Exception {
    AgentRuntime runtime = agent.start(System.getenv(), output.err());
    WebServerOptions web = new WebServerOptions(WebServerOptions.LOOPBACK, 0, null, Set.of());
    try (AgentServer server =
        AgentServer.start(runtime, web, LineOptions.defaults(), System.getenv())) {
      Path folder = Files.createTempDirectory("repartee-conformance");
      speak(new Speech(runtime.providers().forConversations().voice()), folder);
      String address = server.url().replaceFirst("^http", "ws") + "/api/agents/default/pcm";
      return judge(new Voicebench(voicebench, address), folder);
    }
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

  private void report(List<Judgement> judgements, List<ClientCheck> checks) {
    if (output.isJson()) {
      output.printJson(new Result(judgements, checks));
      return;
    }
    if (!checks.isEmpty()) {
      TextTable clients = new TextTable("client", "check", "ms", "result", "note");
      for (ClientCheck check : checks) {
        clients.add(
            check.client(),
            check.check(),
            String.valueOf(check.tookMs()),
            check.passed() ? "pass" : "FAIL",
            check.note());
      }
      clients.print(output.out());
    }
    if (!judgements.isEmpty()) {
      report(judgements);
    }
  }

  private void report(List<Judgement> judgements) {
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

  /**
   * What all of them say.
   *
   * @param voicebench what voicebench says
   * @param clients what the clients of OpenAI's Realtime API say
   */
  record Result(List<Judgement> voicebench, List<ClientCheck> clients) {}
}
