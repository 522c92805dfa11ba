package dev.repartee.bench.turns.figures;

import java.util.List;

/** How soon the agent answers, and how often it cuts in, by policy and by source. */
public record EndOfTurnFigures(List<Curve> policies, List<Source> bySource) {
  public EndOfTurnFigures {
    policies = List.copyOf(policies);
    bySource = List.copyOf(bySource);
  }

  /** One kind of material under every operating point. */
  public record Source(String source, List<EndOfTurnPoint> points) {}
}
