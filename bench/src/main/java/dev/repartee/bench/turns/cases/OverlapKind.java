package dev.repartee.bench.turns.cases;

/** What sounds on the caller's side while the agent speaks. */
public enum OverlapKind {
  /** The caller takes the turn: the agent must give way. */
  INTERRUPTION,
  /** The caller encourages the agent to go on. */
  BACK_CHANNEL,
  /** The caller coughs. */
  COUGH,
  /** Something that is nobody's voice. */
  NOISE,
  MUSIC,
  /** Someone else in the room, 15 to 20 dB softer than the caller. */
  SIDE_TALK,
  /** The agent's own voice, 20 dB softer. */
  ECHO_20_DB,
  /** The agent's own voice, 10 dB softer. */
  ECHO_10_DB;

  /** Whether it is the agent's voice that comes back. */
  public boolean isEcho() {
    return this == ECHO_20_DB || this == ECHO_10_DB;
  }

  /** Whether the agent has to stop. */
  public boolean asksForTheTurn() {
    return this == INTERRUPTION;
  }
}
