package dev.repartee.bench.turns.simulation;

/** Speaks texts, always the same in the same way. */
public interface Speaker {
  /** The rate of all sound from this speaker. */
  int sampleRateHz();

  /** Speaks a text; blocks until all of it is there. */
  Rendering speak(String text);

  /** The name that a person is shown. */
  String name();
}
