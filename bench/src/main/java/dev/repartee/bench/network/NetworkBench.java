package dev.repartee.bench.network;

import dev.repartee.bench.asr.SpeechSet;
import dev.repartee.bench.caller.CallerPlan;
import dev.repartee.bench.caller.Speech;
import dev.repartee.bench.stats.Machine;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.cli.AgentOptions;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.transport.rtc.RtcEngine;
import dev.repartee.transport.rtc.RtcOptions;
import dev.repartee.transport.webrtc.WebRtcEngine;
import dev.repartee.transport.webrtc.WebRtcOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench network}: what lost, late and reordered packets, narrow lines and outages do to a
 * call over WebRTC; with the real ears and voice, and the library that browsers have as the caller.
 */
@Command(
    name = "network",
    description = {
      "Hold calls over bad networks: lost, late and reordered packets, a narrow line, outages.",
      "The caller is the library that browsers have inside; the agent has its real ears and voice."
    })
public final class NetworkBench implements Callable<Integer> {
  private static final List<String> QUESTIONS =
      List.of(
          "What are your opening hours?",
          "How much does a repair cost?",
          "Are you open on Saturday?",
          "How do I clean the chain of my bicycle?",
          "Do you rent bicycles, too?",
          "Where can I find your shop?");

  private static final int MAX_CALLS = 64;

  /** Longer than the agent takes to find out that a caller is gone for good. */
  private static final long PATIENCE_MS = 15_000;

  private static final long OUTAGE_PATIENCE_MS = 45_000;

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
      names = "--only",
      paramLabel = "KIND",
      split = ",",
      description = "clear, loss, jitter, reordering, rate, outage; all if not given.")
  private Set<String> only = Set.of();

  @Option(
      names = "--calls",
      defaultValue = "2",
      description = "How many calls on each network. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--at-once",
      defaultValue = "4",
      description = "How many calls at a time. Default: ${DEFAULT-VALUE}.")
  private int atOnce;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Decides which packets are lost. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--speech",
      paramLabel = "DIR",
      description = {
        "What the caller says: recordings in sub-folders with a transcripts.tsv.",
        "Questions about the shop, spoken by the voice, if not given."
      })
  private @Nullable Path speechFolder;

  @Override
  public Integer call() throws Exception {
    List<Condition> conditions = conditions();
    Machine machine = Machine.here();
    try (AgentRuntime runtime = agent.start(System.getenv(), output.err())) {
      WebRtcEngine callers = new WebRtcEngine(runtime.vertx(), WebRtcOptions.defaults());
      RtcEngine answering = new RtcEngine(runtime.vertx(), RtcOptions.withMaxCalls(MAX_CALLS));
      try {
        callers.start().await();
        List<Saying> sayings = sayings(runtime);
        NetworkCaller caller = new NetworkCaller(runtime, callers, answering);
        Map<Condition, List<NetworkCall>> held = hold(caller, conditions, sayings);
        WordsCheck words = new WordsCheck(runtime.providers().forConversations().recognizer());
        List<ConditionFigures> figures =
            conditions.stream()
                .map(
                    one ->
                        new ConditionMeasurement(one, sayings, words)
                            .figures(Objects.requireNonNull(held.get(one))))
                .toList();
        print(new NetworkReport(machine, seed, figures));
        return ExitCode.OK;
      } finally {
        answering.close().await();
        callers.close().await();
      }
    }
  }

  /** The longest first, so that the others can be held meanwhile. */
  private Map<Condition, List<NetworkCall>> hold(
      NetworkCaller caller, List<Condition> conditions, List<Saying> sayings)
      throws InterruptedException, ExecutionException {
    ExecutorService callers = Executors.newFixedThreadPool(atOnce);
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("calls")
            .setInitialMax((long) calls * conditions.size())
            .build()) {
      Map<Condition, List<Future<NetworkCall>>> going = new LinkedHashMap<>();
      for (Condition condition : longestFirst(conditions)) {
        List<Future<NetworkCall>> ofCondition = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
          long callSeed = seed + i;
          ofCondition.add(callers.submit(() -> hold(caller, condition, sayings, callSeed, bar)));
        }
        going.put(condition, ofCondition);
      }
      Map<Condition, List<NetworkCall>> held = new HashMap<>();
      for (Map.Entry<Condition, List<Future<NetworkCall>>> one : going.entrySet()) {
        List<NetworkCall> ended = new ArrayList<>();
        for (Future<NetworkCall> call : one.getValue()) {
          ended.add(call.get());
        }
        held.put(one.getKey(), ended);
      }
      return held;
    } finally {
      callers.shutdownNow();
    }
  }

  private static NetworkCall hold(
      NetworkCaller caller,
      Condition condition,
      List<Saying> sayings,
      long callSeed,
      ProgressBar bar) {
    boolean breaks = condition.outage() != null;
    CallerPlan plan =
        new CallerPlan(
            sayings.stream().map(Saying::utterance).toList(),
            null,
            breaks ? OUTAGE_PATIENCE_MS : PATIENCE_MS);
    NetworkCall call = caller.call(condition, plan, callSeed).await();
    bar.step();
    return call;
  }

  private static List<Condition> longestFirst(List<Condition> conditions) {
    return conditions.stream()
        .sorted(
            Comparator.comparing(
                (Condition one) -> one.outage() == null ? Duration.ZERO : one.outage(),
                Comparator.reverseOrder()))
        .toList();
  }

  private List<Condition> conditions() {
    List<String> groups = Condition.groups();
    for (String chosen : only) {
      if (!groups.contains(chosen)) {
        throw usage(
            "--only: there is no network \"" + chosen + "\"; take of " + String.join(", ", groups));
      }
    }
    if (calls < 1 || atOnce < 1) {
      throw usage("--calls and --at-once must be at least 1.");
    }
    return Condition.in(only);
  }

  private List<Saying> sayings(AgentRuntime runtime) throws IOException {
    if (speechFolder == null) {
      Speech speech = new Speech(runtime.providers().forConversations().voice());
      return QUESTIONS.stream().map(text -> new Saying(text, speech.spoken(text).await())).toList();
    }
    List<Saying> sayings = new ArrayList<>();
    for (SpeechSet set : SpeechSet.in(speechFolder)) {
      for (SpeechSet.Recording recording : set.recordings()) {
        if (sayings.size() < QUESTIONS.size()) {
          sayings.add(new Saying(recording.text(), Speech.recorded(recording.file())));
        }
      }
    }
    return sayings;
  }

  private void print(NetworkReport report) {
    if (output.isJson()) {
      output.printJson(report);
    } else {
      new NetworkTable(output.out()).print(report);
    }
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
