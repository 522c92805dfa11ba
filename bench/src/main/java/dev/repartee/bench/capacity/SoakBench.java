package dev.repartee.bench.capacity;

import dev.repartee.bench.capacity.SoakFigures.Spell;
import dev.repartee.bench.serve.LoadTransport;
import dev.repartee.server.cli.OutputOptions;
import dev.repartee.server.cli.TextTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench soak}: calls that come and go for long, and what is left of them. */
@Command(
    name = "soak",
    description = {
      "Have calls come and go, one in and one out every second, then many silent connections,",
      "and see whether the server's memory, threads and descriptors stay the same."
    })
public final class SoakBench implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private OutputOptions output;

  @Option(
      names = "--transport",
      defaultValue = "twilio",
      description = "twilio, pcm or webrtc. Default: ${DEFAULT-VALUE}.")
  private LoadTransport transport = LoadTransport.TWILIO;

  @Option(
      names = "--minutes",
      defaultValue = "10",
      description = "How long. Default: ${DEFAULT-VALUE}.")
  private double minutes;

  @Option(
      names = "--calls",
      defaultValue = "20",
      description = "How many calls at a time. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--silent",
      paramLabel = "CONNECTIONS",
      defaultValue = "10000",
      description = {
        "How many connect and say nothing, at the end, while calls go on. Fewer if the system does",
        "not allow a process so many. Default: ${DEFAULT-VALUE}."
      })
  private int silent;

  @Override
  public Integer call() throws Exception {
    SoakFigures figures = new Soak(transport, minutes, calls, silent).run(output.err());
    print(figures);
    return figures.complaints().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void print(SoakFigures figures) {
    if (output.isJson()) {
      output.printJson(figures);
      return;
    }
    output.out().println(figures.machine());
    output.out().printf("%d calls in %.1f minutes%n", figures.callsMade(), figures.minutes());
    print("coming and going", figures.comingAndGoing());
    print(figures.crowd());
    output.out().println("early: " + figures.early());
    output.out().println("late:  " + figures.late());
    figures.complaints().forEach(complaint -> output.out().println("FAIL " + complaint));
  }

  private void print(String when, Spell spell) {
    output
        .out()
        .printf(
            "%s: %d answers, failures %s; generator late p50 %.1f, p99 %.1f, max %.0f ms%n",
            when,
            spell.responseMs().n(),
            spell.failures().isEmpty() ? "none" : spell.failures().toString(),
            spell.generatorLatenessMs().p50(),
            spell.generatorLatenessMs().p99(),
            spell.generatorLatenessMs().max());
  }

  private void print(CrowdFigures crowd) {
    output
        .out()
        .printf(
            "%d silent connections (%d descriptors allowed): %d WebSockets taken, %d without a"
                + " word, %d refused, %d closed; %d calls meanwhile%n",
            crowd.connections(),
            crowd.descriptorLimit(),
            crowd.letIn(),
            crowd.mute(),
            crowd.refused(),
            crowd.closed(),
            crowd.calls());
    TextTable table =
        new TextTable(
            "crowd", "response p50/p95", "jitter p50/p99", "generator late p99", "failures");
    add(table, "before", crowd.before());
    add(table, "there", crowd.during());
    table.print(output.out());
  }

  private static void add(TextTable table, String name, HeardFigures heard) {
    table.add(
        name,
        "%.0f / %.0f".formatted(heard.responseMs().p50(), heard.responseMs().p95()),
        "%.1f / %.1f".formatted(heard.jitterMs().p50(), heard.jitterMs().p99()),
        "%.1f".formatted(heard.generatorLatenessMs().p99()),
        heard.failures().isEmpty() ? "none" : heard.failures().toString());
  }
}
