package dev.repartee.bench.capacity;

import dev.repartee.bench.serve.ServerProcess;
import dev.repartee.bench.serve.StubCallers;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/**
 * Calls a server over Twilio Media Streams, step by step more and more, whatever program it is.
 *
 * <p>Its stubs must say what those of {@code bench serve} say. Methods block.
 */
public final class StreamRamp {
  /** Where load generators look for a media stream. */
  private static final String PATH = "/ws";

  private final LoadScript script;

  private final RampOptions options;
  private final PrintWriter err;

  /**
   * A ramp.
   *
   * @param callers what they say
   * @param err told how it goes
   */
  public StreamRamp(StubCallers callers, RampOptions options, PrintWriter err) {
    this.script = new LoadScript(callers.question(), callers.interruption());
    this.options = options;
    this.err = err;
  }

  /**
   * Measures a server with each of these numbers of calls, until it has broken down: the figures
   * end with the second step in a row with which not all was well. It is warmed up with as many as
   * the first step has, so that memory that it keeps of them counts for all further ones.
   */
  public List<StepFigures> climb(ServerProcess server, List<Integer> steps)
      throws IOException, InterruptedException {
    Vertx vertx = Vertx.vertx();
    try (LoadDiallers diallers = new LoadDiallers(vertx, server.address(), script)) {
      LoadGenerator load =
          new LoadGenerator(
              vertx, diallers.stream(PATH), script, LoadScript.SHORTEST_STUB_ANSWER_MS);
      Ramp ramp = new Ramp(server, load, err, options);
      ramp.warmUp(steps.get(0));
      List<StepFigures> measured = ramp.climbUntilBroken(steps);
      load.hangUpAll();
      return measured;
    } finally {
      vertx.close().await();
    }
  }
}
