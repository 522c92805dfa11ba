package dev.repartee.bench.call;

import dev.repartee.bench.caller.CallReport;
import dev.repartee.bench.caller.CallRunner;
import dev.repartee.bench.caller.CallerPlan;
import dev.repartee.bench.caller.Dialler;
import dev.repartee.bench.caller.LocalDialler;
import dev.repartee.bench.caller.Speech;
import dev.repartee.bench.caller.Utterance;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.EventJson;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.calls.CallLoops;
import dev.repartee.server.cli.AgentOptions;
import dev.repartee.server.cli.LauncherCommand;
import dev.repartee.server.cli.OutputOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code call}: a caller who is a program talks to an agent, in real time. */
@Command(
    name = "call",
    description = {
      "Call an agent as a person would: say each recording or text, wait for the answer.",
      "Prints the call's events as JSON lines, and a summary as the last line."
    })
public final class CallCommand implements LauncherCommand, Callable<Integer> {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private AgentOptions agent;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private KeepOptions keep;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private ServerOptions server;

  @Parameters(
      paramLabel = "FILE.wav|TEXT",
      arity = "1..*",
      description = "What to say, in order: recordings, or texts to be spoken by the voice.")
  @SuppressWarnings("NullAway.Init")
  private List<String> said;

  @Option(
      names = "--interrupt-after",
      paramLabel = "MS",
      description = "Say every second thing so long after the reply to the one before it began.")
  private @Nullable Long interruptAfterMs;

  @Override
  public Integer call() throws Exception {
    if (server.url() != null && said.stream().allMatch(CallCommand::isRecording)) {
      return callFromOutside();
    }
    try (AgentRuntime runtime = agent.start(System.getenv(), output.err())) {
      CallerPlan plan = plan(new Speech(runtime.providers().forConversations().voice()));
      return server.url() == null
          ? hold(
              plan,
              runtime.vertx(),
              runtime.loops(),
              new LocalDialler(runtime.vertx(), runtime.calls()))
          : server.dial(
              runtime.vertx(), dialler -> hold(plan, runtime.vertx(), runtime.loops(), dialler));
    }
  }

  /** Recordings played to a server need neither a voice nor any other model here. */
  private int callFromOutside() throws Exception {
    CallerPlan plan = plan(null);
    Vertx vertx = Vertx.vertx();
    try {
      CallLoops loops = CallLoops.start(vertx, 1).await();
      return server.dial(vertx, dialler -> hold(plan, vertx, loops, dialler));
    } finally {
      vertx.close().await();
    }
  }

  private CallerPlan plan(@Nullable Speech speech) throws IOException {
    List<Utterance> utterances = new ArrayList<>();
    for (String one : said) {
      utterances.add(
          speech == null || isRecording(one)
              ? Speech.recorded(Path.of(one))
              : speech.spoken(one).await());
    }
    return new CallerPlan(utterances, interruptAfterMs);
  }

  private static boolean isRecording(String said) {
    return said.toLowerCase(Locale.ROOT).endsWith(".wav");
  }

  private int hold(CallerPlan plan, Vertx vertx, CallLoops loops, Dialler dialler)
      throws IOException {
    EventJson json = new EventJson();
    List<ConversationEvent> events = new ArrayList<>();
    CallReport report =
        new CallRunner(vertx, loops, dialler)
            .run(
                plan,
                event -> {
                  events.add(event);
                  output.out().println(json.write(event));
                })
            .await();
    keep.write(events, report);
    output.printJson(CallSummary.of(report, keep.heardTo()));
    boolean answered = report.turns().stream().anyMatch(turn -> turn.responseMs() != null);
    return answered ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
