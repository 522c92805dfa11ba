package dev.repartee.bench.call;

import dev.repartee.bench.caller.CallReport;
import dev.repartee.bench.caller.CallRunner;
import dev.repartee.bench.caller.CallerPlan;
import dev.repartee.bench.caller.Dialler;
import dev.repartee.bench.caller.LocalDialler;
import dev.repartee.bench.caller.Speech;
import dev.repartee.bench.caller.Utterance;
import dev.repartee.bench.caller.WebRtcDialler;
import dev.repartee.engine.audio.WavFile;
import dev.repartee.engine.event.EventJson;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.cli.AgentOptions;
import dev.repartee.server.cli.LauncherCommand;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.transport.webrtc.WebRtcEngine;
import dev.repartee.transport.webrtc.WebRtcOptions;
import io.vertx.core.http.HttpClientOptions;
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

  @Option(names = "--save", paramLabel = "FILE.wav", description = "Keep what the caller heard.")
  private @Nullable Path saveTo;

  @Option(
      names = "--url",
      description = "Call a running server over WebRTC, instead of an agent in this process.")
  private @Nullable String url;

  @Option(
      names = "--trust-any-certificate",
      description = "Call a server whose certificate it made itself.")
  private boolean trustAnyCertificate;

  @Override
  public Integer call() throws Exception {
    try (AgentRuntime runtime = agent.start(System.getenv(), output.err())) {
      CallerPlan plan =
          new CallerPlan(
              utterances(new Speech(runtime.providers().forConversations().voice())),
              interruptAfterMs);
      CallReport report = hold(runtime, plan);
      save(report);
      output.printJson(CallSummary.of(report, saveTo == null ? null : saveTo.toString()));
      boolean answered = report.turns().stream().anyMatch(turn -> turn.responseMs() != null);
      return answered ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private List<Utterance> utterances(Speech speech) throws IOException {
    List<Utterance> utterances = new ArrayList<>();
    for (String one : said) {
      boolean recorded = one.toLowerCase(Locale.ROOT).endsWith(".wav");
      utterances.add(recorded ? Speech.recorded(Path.of(one)) : speech.spoken(one).await());
    }
    return utterances;
  }

  private CallReport hold(AgentRuntime runtime, CallerPlan plan) {
    String server = url;
    if (server == null) {
      return hold(runtime, plan, new LocalDialler(runtime.vertx(), runtime.calls()));
    }
    WebRtcEngine webRtc = new WebRtcEngine(runtime.vertx(), WebRtcOptions.defaults());
    try {
      HttpClientOptions http =
          new HttpClientOptions()
              .setTrustAll(trustAnyCertificate)
              .setVerifyHost(!trustAnyCertificate);
      return hold(
          runtime,
          plan,
          WebRtcDialler.toServer(webRtc, runtime.vertx().createHttpClient(http), server));
    } finally {
      webRtc.close().await();
    }
  }

  private CallReport hold(AgentRuntime runtime, CallerPlan plan, Dialler dialler) {
    EventJson json = new EventJson();
    return new CallRunner(runtime.vertx(), runtime.loops(), dialler)
        .run(plan, event -> output.out().println(json.write(event)))
        .await();
  }

  private void save(CallReport report) throws IOException {
    if (saveTo != null) {
      WavFile.write(saveTo, report.heard());
    }
  }
}
