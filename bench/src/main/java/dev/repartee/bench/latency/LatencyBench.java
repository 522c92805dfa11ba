package dev.repartee.bench.latency;

import dev.repartee.bench.caller.CallReport;
import dev.repartee.bench.caller.CallRunner;
import dev.repartee.bench.caller.CallerPlan;
import dev.repartee.bench.caller.Dialler;
import dev.repartee.bench.caller.LocalDialler;
import dev.repartee.bench.caller.Speech;
import dev.repartee.bench.caller.TurnReport;
import dev.repartee.bench.caller.Utterance;
import dev.repartee.bench.caller.WebRtcDialler;
import dev.repartee.bench.stats.Machine;
import dev.repartee.engine.Providers;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.calls.AgentCalls;
import dev.repartee.server.calls.WebRtcKind;
import dev.repartee.server.cli.AgentOptions;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.transport.rtc.RtcEngine;
import dev.repartee.transport.rtc.RtcOptions;
import dev.repartee.transport.webrtc.CallPeers;
import dev.repartee.transport.webrtc.WebRtcEngine;
import dev.repartee.transport.webrtc.WebRtcOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code bench latency}: how long a caller waits for an answer, and for silence when it interrupts;
 * with the real ears and voice, and a stub model.
 */
@Command(
    name = "latency",
    description = {
      "Measure end of speech to first sound of the reply, and how fast the agent falls silent.",
      "Real ears and voice; a stub model with its first token after 100 ms."
    })
public final class LatencyBench implements Callable<Integer> {
  private static final List<String> QUESTIONS =
      List.of(
          "What time do you open on Saturday?",
          "No, I meant the repair shop, please.",
          "Could you tell me how much a new tyre costs?",
          "Sorry, I would like to ask about something else.",
          "I want to bring my bicycle in for a check next week.",
          "Actually, can we make that the week after next?");

  private static final int MAX_CALLS = 10;

  /** How the calls reach the agent. */
  enum Line {
    WEBRTC,
    LOCAL
  }

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private AgentOptions agent;

  @Option(
      names = "--calls",
      defaultValue = "10",
      description = "How many calls, one after the other. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--wait",
      paramLabel = "MS",
      defaultValue = "350",
      description = "Silence before a turn is committed. Default: ${DEFAULT-VALUE}.")
  private long waitMs;

  @Option(
      names = "--transport",
      defaultValue = "webrtc",
      description = "webrtc or local. Default: ${DEFAULT-VALUE}.")
  private Line transport = Line.WEBRTC;

  @Option(
      names = "--webrtc",
      paramLabel = "java|native",
      defaultValue = "java",
      description =
          "What answers on the agent's side; callers are always native. Default: ${DEFAULT-VALUE}.")
  private WebRtcKind webRtc = WebRtcKind.JAVA;

  @Option(
      names = "--interrupt-after",
      paramLabel = "MS",
      defaultValue = "1500",
      description =
          "When to interrupt, counted from the first sound of a reply. Default: ${DEFAULT-VALUE}.")
  private long interruptAfterMs;

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.here();
    try (AgentRuntime runtime = agent.start(System.getenv(), output.err())) {
      Providers real = runtime.providers().forConversations();
      AgentCalls agentCalls =
          runtime.callsWith(
              new Providers(
                  real.voiceActivity(),
                  real.recognizer(),
                  real.endOfTurn(),
                  new StubTimedModel(runtime.vertx()),
                  real.voice()),
              TurnOptions.fixedWait(waitMs));
      WebRtcEngine callers = new WebRtcEngine(runtime.vertx(), WebRtcOptions.defaults());
      CallPeers answering =
          webRtc == WebRtcKind.NATIVE
              ? callers
              : new RtcEngine(runtime.vertx(), RtcOptions.withMaxCalls(MAX_CALLS));
      try {
        Dialler dialler =
            transport == Line.LOCAL
                ? new LocalDialler(runtime.vertx(), agentCalls)
                : WebRtcDialler.toAgent(callers, answering, runtime.loops(), agentCalls);
        LatencyFigures figures = measure(runtime, dialler, machine);
        print(figures);
        return figures.failedCalls() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
      } finally {
        answering.close().await();
        callers.close().await();
      }
    }
  }

  private LatencyFigures measure(AgentRuntime runtime, Dialler dialler, Machine machine) {
    CallRunner runner = new CallRunner(runtime.vertx(), runtime.loops(), dialler);
    CallerPlan plan = new CallerPlan(questions(runtime), interruptAfterMs);
    List<TurnReport> turns = new ArrayList<>();
    int failed = 0;
    try (ProgressBar bar =
        new ProgressBarBuilder().setTaskName("calls").setInitialMax(calls).build()) {
      for (int i = 0; i < calls; i++) {
        CallReport report = runner.run(plan, event -> {}).otherwiseEmpty().await();
        if (report == null) {
          failed++;
        } else {
          turns.addAll(report.turns());
        }
        bar.step();
      }
    }
    String name = lineName();
    return LatencyFigures.of(machine, name, waitMs, calls, failed, turns);
  }

  private String lineName() {
    String name = transport.name().toLowerCase(Locale.ROOT);
    return transport == Line.WEBRTC ? name + "-" + webRtc.name().toLowerCase(Locale.ROOT) : name;
  }

  private List<Utterance> questions(AgentRuntime runtime) {
    Speech speech = new Speech(runtime.providers().forConversations().voice());
    return QUESTIONS.stream().map(question -> speech.spoken(question).await()).toList();
  }

  private void print(LatencyFigures figures) {
    if (output.isJson()) {
      output.printJson(figures);
    } else {
      new LatencyTable(output.out()).print(figures);
    }
  }
}
