package dev.repartee.bench.turns;

import dev.repartee.bench.turns.cases.OverlapCase;
import dev.repartee.bench.turns.cases.TurnCase;
import dev.repartee.bench.turns.simulation.Asked;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.WordHeard;
import dev.repartee.engine.event.EventJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints what was true in a case and what happened, in the order of time. */
final class TracePrinter {
  private final PrintWriter out;
  private final EventJson json = new EventJson();

  TracePrinter(PrintWriter out) {
    this.out = out;
  }

  void print(TurnCase turn, String point, CallTrace trace) {
    print(turn.id() + ", " + point, turn.voiced(), trace);
  }

  void print(OverlapCase overlap, String point, CallTrace trace) {
    print(overlap.id() + ", " + point, List.of(overlap.overlap()), trace);
  }

  private void print(String title, List<Span> sounding, CallTrace trace) {
    Map<Long, StringBuilder> lines = new TreeMap<>();
    for (Span span : sounding) {
      add(lines, span.startMs(), "caller sounds");
      add(lines, span.endMs(), "caller is silent");
    }
    for (Span span : trace.heard().audible()) {
      add(lines, span.startMs(), "          caller hears the agent");
      add(lines, span.endMs(), "          caller hears no more");
    }
    for (Asked asked : trace.asked()) {
      String text = asked.prompt().lastCallerText();
      add(lines, asked.atMs(), "    model asked (%s): %s".formatted(asked.mark(), text));
    }
    for (ConversationEvent event : trace.events()) {
      if (!(event instanceof WordHeard)) {
        add(lines, event.atMs(), "    " + json.write(event));
      }
    }
    out.println(title);
    lines.forEach((atMs, text) -> out.printf("%s", text));
    out.println();
  }

  private static void add(Map<Long, StringBuilder> lines, long atMs, String text) {
    lines
        .computeIfAbsent(atMs, key -> new StringBuilder())
        .append("%7d  %s%n".formatted(atMs, text));
  }
}
