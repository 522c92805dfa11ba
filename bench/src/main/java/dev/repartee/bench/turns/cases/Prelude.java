package dev.repartee.bench.turns.cases;

/** Says when the caller may begin. */
@FunctionalInterface
public interface Prelude {
  /** When the caller answers, who has heard the agent ask this; on the call's clock. */
  long answerAtMs(String question);
}
