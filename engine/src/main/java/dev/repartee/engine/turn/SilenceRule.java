package dev.repartee.engine.turn;

/** When to ask a silent caller whether they are still there, and when to take leave of them. */
final class SilenceRule {
  private final SilenceLimits limits;
  private final Deadlines deadlines;

  private long quietSinceNanos;
  private int prompts;
  private boolean leaving;

  SilenceRule(SilenceLimits limits, Deadlines deadlines) {
    this.limits = limits;
    this.deadlines = deadlines;
  }

  /** Somebody was heard until now. */
  void disturbed() {
    quietSinceNanos = deadlines.nowNanos();
  }

  /** The caller has spoken. */
  void callerSpoke() {
    prompts = 0;
    leaving = false;
    disturbed();
  }

  /** Whether the silence has become too long. */
  boolean isTooLong() {
    return limits.promptAfterMs() > 0 && deadlines.passed(quietSinceNanos, limits.promptAfterMs());
  }

  /** Whether the farewell was said. */
  boolean isLeaving() {
    return leaving;
  }

  /** What to say into the silence. */
  TurnDecision breakIt() {
    if (prompts < limits.prompts()) {
      return new TurnDecision.PromptSilence(++prompts);
    }
    leaving = true;
    return new TurnDecision.SayFarewell();
  }
}
