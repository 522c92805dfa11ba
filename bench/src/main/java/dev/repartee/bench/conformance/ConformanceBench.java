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

/** {@code bench conformance}: an independent program calls the agent and judges it. */
@Command(
    name = "conformance",
    description = {
      "Serve the agent, and have voicebench call it over a plain WebSocket and judge it.",
      "./repartee test --conformance installs voicebench and runs this."
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
      required = true,
      description = "The program voicebench 0.2.0, from PyPI.")
  @SuppressWarnings("NullAway.Init")
  private Path program;

  @Override
  public Integer call() throws Exception {
    AgentRuntime runtime = agent.start(System.getenv(), output.err());
    WebServerOptions web = new WebServerOptions(WebServerOptions.LOOPBACK, 0, null, Set.of());
    try (AgentServer server =
        AgentServer.start(runtime, web, LineOptions.defaults(), System.getenv())) {
      Path folder = Files.createTempDirectory("repartee-conformance");
      speak(new Speech(runtime.providers().forConversations().voice()), folder);
      String address = server.url().replaceFirst("^http", "ws") + "/api/agents/default/pcm";
      List<Judgement> judgements = judge(new Voicebench(program, address), folder);
      report(judgements);
      return judgements.stream().allMatch(judgement -> judgement.failures().isEmpty())
          ? ExitCode.OK
          : ExitCode.SOFTWARE;
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

  private void report(List<Judgement> judgements) {
    if (output.isJson()) {
      output.printJson(judgements);
      return;
    }
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
