package dev.repartee.bench.serve;

import dev.repartee.server.AgentRuntime;
import dev.repartee.server.AgentServer;
import dev.repartee.server.cli.AgentOptions;
import dev.repartee.server.wiring.NoProviderException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench serve}: the real server with stub services, for any load generator to drive. */
@Command(
    name = "serve",
    description = {
      "Serve calls with real lines, voice activity and turn-taking, and stub services:",
      "recognition 100 ms after the end of speech, a model with its first token after 100 ms,",
      "a voice with its first sound after 50 ms. Twilio and PCM calls are taken at /ws as well."
    })
public final class ServeBench implements Callable<Integer> {
  /** Printed on standard output when calls may come, with the address after it. */
  public static final String READY = "ready ";

  /** A line on standard input that asks for {@link ServerUsage} as a line of JSON. */
  public static final String USAGE = "usage";

  /** The same, but collects garbage first, so that its heap holds nothing but live objects. */
  public static final String LIVE_USAGE = "live usage";

  /** A line on standard input that asks for {@link StageUsage} since it last did. */
  public static final String STAGES = "stages";

  private final StageMeter meter = new StageMeter();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--transport",
      defaultValue = "twilio",
      description = "What is served at /ws: twilio or pcm; or webrtc. Default: ${DEFAULT-VALUE}.")
  private LoadTransport transport = LoadTransport.TWILIO;

  @Option(
      names = "--port",
      defaultValue = "7080",
      description = "Port to listen on; 0 for any free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--max-calls",
      defaultValue = "1000",
      description = "Calls at a time; more are told to wait. Default: ${DEFAULT-VALUE}")
  private int maxCalls;

  @Option(names = "--real", description = "Use the real ear and voice; only the model is a stub.")
  private boolean real;

  @Option(
      names = "--agent",
      paramLabel = "DIR",
      description = "Serve the agent of this folder as it is, without any stub.")
  private @Nullable Path agent;

  @Option(
      names = "--unguarded",
      description = "Take calls when the machine is full, too, to see what comes of that.")
  private boolean unguarded;

  @Option(
      names = "--obey",
      hidden = true,
      description = "Be led by another program: answer its questions, and end when its input does.")
  private boolean obey;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    AgentRuntime runtime = runtime(err);
    runtime.inference().wrapWork(meter);
    AgentServer server = StubServer.start(runtime, transport, port, maxCalls, !unguarded, err);
    err.println(server.lineReport());
    err.flush();
    out.println(READY + server.url());
    out.flush();
    if (obey) {
      obey(out);
      server.close();
    } else {
      waitForEnd(server);
    }
    return ExitCode.OK;
  }

  private AgentRuntime runtime(PrintWriter err) throws IOException, NoProviderException {
    return agent == null
        ? StubServer.runtime(real ? "real-agent.yaml" : "stub-agent.yaml", err)
        : AgentOptions.start(agent, System.getenv(), err);
  }

  /** Answers questions until there are no more, which also happens when the asker has died. */
  private void obey(PrintWriter out) throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      switch (line) {
        case USAGE -> out.println(ServerUsage.now().toJson());
        case LIVE_USAGE -> out.println(ServerUsage.ofLiveObjects().toJson());
        case STAGES -> out.println(StageUsage.toJson(meter.take()));
        default -> throw new IllegalStateException("nobody can answer " + line);
      }
      out.flush();
    }
  }

  private static void waitForEnd(AgentServer server) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "shutdown"));
    stopped.await();
  }
}
