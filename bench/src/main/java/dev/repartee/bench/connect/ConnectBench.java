package dev.repartee.bench.connect;

import dev.repartee.bench.serve.ServerProcess;
import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.stats.Machine;
import dev.repartee.server.cli.AgentOptions;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.server.cli.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench connect}: from pressing the button to the agent's first sound. */
@Command(
    name = "connect",
    description = {
      "Measure how long it takes from pressing the button to the agent's first audible sound, and",
      "each stage on the way. The server with its real voice is a process of its own; the callers",
      "are the library that browsers have inside and, with --playwright, Chromium on its page."
    })
public final class ConnectBench implements Callable<Integer> {
  /** Between two calls, so that one has ended on both sides when the next begins. */
  private static final long PAUSE_MS = 500;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private AgentOptions agent;

  @Option(
      names = "--calls",
      defaultValue = "20",
      description = "How many calls of each caller, after a first one. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--playwright",
      paramLabel = "DIR",
      description = {
        "Where Playwright's driver is, as the folder \"package\"; ./repartee test fetches it.",
        "Without it, no browser calls."
      })
  private @Nullable Path driver;

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.here();
    List<ConnectFigures> figures = new ArrayList<>();
    try (ServerProcess server = serve();
        Connects caller = new NativeConnects(server.address())) {
      figures.add(measure("native", caller));
    }
    if (driver != null) {
      try (ServerProcess server = serve();
          Connects caller = new BrowserConnects(server.address(), driver)) {
        figures.add(measure("chromium", caller));
      }
    }
    print(new ConnectReport(machine, figures));
    boolean clean = figures.stream().allMatch(caller -> caller.failed() == 0);
    return clean ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private ServerProcess serve() throws IOException {
    return ServerProcess.start(List.of("--agent", agent.folder().toString()), null);
  }

  private ConnectFigures measure(String name, Connects caller) throws InterruptedException {
    Map<Stage, Double> first = Map.of();
    List<Map<Stage, Double>> others = new ArrayList<>();
    int failed = 0;
    for (int i = 0; i <= calls; i++) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      try {
        Map<Stage, Double> reached = caller.call();
        if (i == 0) {
          first = reached;
        } else {
          others.add(reached);
        }
      } catch (RuntimeException e) {
        failed++;
        output.err().println("A call of " + name + " came to nothing: " + e.getMessage());
        output.err().flush();
      }
    }
    return ConnectFigures.of(name, failed, first, others);
  }

  private void print(ConnectReport report) {
    if (output.isJson()) {
      output.printJson(report);
      return;
    }
    output.out().println(report.machine());
    for (ConnectFigures figures : report.callers()) {
      output
          .out()
          .printf(
              "%n%s: %d calls, %d failed; ms since the press%n",
              figures.caller(), figures.calls(), figures.failed());
      table(figures).print(output.out());
    }
  }

  private static TextTable table(ConnectFigures figures) {
    TextTable table = new TextTable("stage", "p50", "p95", "max", "first call of the server");
    for (Map.Entry<String, Distribution> stage : figures.sincePressMs().entrySet()) {
      Distribution spread = stage.getValue();
      table.add(
          stage.getKey(),
          whole(spread.p50()),
          whole(spread.p95()),
          whole(spread.max()),
          whole(figures.firstMs().getOrDefault(stage.getKey(), Double.NaN)));
    }
    return table;
  }

  private static String whole(double ms) {
    return Double.isNaN(ms) ? "" : String.format(Locale.ROOT, "%.0f", ms);
  }
}
