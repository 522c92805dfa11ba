package dev.repartee.bench.capacity;

import dev.repartee.bench.capacity.SoakFigures.Held;
import dev.repartee.bench.capacity.SoakFigures.Spell;
import dev.repartee.bench.serve.LoadTransport;
import dev.repartee.bench.serve.ServerProcess;
import dev.repartee.bench.serve.StubCallers;
import dev.repartee.bench.stats.Machine;
import dev.repartee.server.wiring.NoProviderException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Calls that come and go for long, one in and one out every second, then many silent connections
 * beside calls.
 *
 * @param transport how they call
 * @param minutes for how long they come and go
 * @param calls how many there are at a time
 * @param silent how many connect and say nothing, at the end
 */
record Soak(LoadTransport transport, double minutes, int calls, int silent) {
  private static final double MIB = 1 << 20;

  /** Time in which what a call leaves behind must be gone. */
  private static final int REST_SECONDS = 5;

  /**
   * Runs it against a server in a process of its own. Blocks.
   *
   * @param err told what is being prepared
   */
  SoakFigures run(PrintWriter err) throws IOException, NoProviderException, InterruptedException {
    Machine machine = Machine.here();
    StubCallers callers = StubCallers.speak(err);
    LoadScript script = new LoadScript(callers.question(), callers.interruption());
    Vertx vertx = Vertx.vertx();
    List<String> arguments =
        List.of("--transport", transport.label(), "--unguarded", "--max-calls", "500");
    try (ServerProcess server = ServerProcess.start(arguments, null);
        LoadDiallers diallers = new LoadDiallers(vertx, server.address(), script)) {
      LoadGenerator load =
          new LoadGenerator(
              vertx, diallers.of(transport), script, LoadScript.SHORTEST_STUB_ANSWER_MS);
      double seconds = 60 * minutes;
      int callsMade = comeAndGo(load, seconds / 10);
      Held early = held(server);
      load.beginMeasuring();
      callsMade += comeAndGo(load, seconds - seconds / 10);
      Spell comingAndGoing = load.measured(Spell::of);
      CrowdFigures crowd =
          new CrowdMeasurement(load, crowdAddress(diallers), calls).measure(silent);
      TimeUnit.SECONDS.sleep(REST_SECONDS);
      return new SoakFigures(
          machine, minutes, callsMade + calls, early, held(server), comingAndGoing, crowd);
    } finally {
      vertx.close().await();
    }
  }

  /** Returns how many calls there were. */
  private int comeAndGo(LoadGenerator load, double seconds) throws InterruptedException {
    load.raiseTo(calls);
    int made = calls;
    for (int second = 0; second < seconds; second++) {
      TimeUnit.SECONDS.sleep(1);
      load.hangUpOldest();
      load.raiseTo(calls);
      made++;
    }
    load.hangUpAll();
    TimeUnit.SECONDS.sleep(REST_SECONDS);
    return made;
  }

  private URI crowdAddress(LoadDiallers diallers) {
    LoadTransport line = transport == LoadTransport.WEBRTC ? LoadTransport.PCM : transport;
    return diallers.socketAddress(line.address());
  }

  private static Held held(ServerProcess server) throws IOException {
    double heapMib = server.liveUsage().heapBytes() / MIB;
    ProcessUsage usage = ProcessUsage.of(server.handle());
    return new Held(heapMib, usage.residentBytes() / MIB, usage.threads(), usage.descriptors());
  }
}
