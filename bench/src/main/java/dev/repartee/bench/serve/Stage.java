package dev.repartee.bench.serve;

import dev.repartee.engine.inference.InferencePool.Priority;
import java.util.Locale;

/** What a server spends its time on. */
public enum Stage {
  /** Is anyone speaking? */
  VOICE_ACTIVITY,
  /** What callers say. */
  RECOGNITION,
  /** The agent's voice. */
  SYNTHESIS,
  /** What has no stage of its own: sockets, codecs, turn-taking, playout. */
  EVENT_LOOPS,
  /** Java's compiler and collector, and whatever else there is. */
  OTHER;

  /** The stage to which neural work belongs, where only ear and voice do any. */
  static Stage of(Priority priority) {
    return switch (priority) {
      case VOICE_ACTIVITY -> VOICE_ACTIVITY;
      case FINAL_RECOGNITION, PARTIAL_RECOGNITION -> RECOGNITION;
      case FIRST_PHRASE, LATER_PHRASE -> SYNTHESIS;
    };
  }

  /** The name as it is written for people. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
