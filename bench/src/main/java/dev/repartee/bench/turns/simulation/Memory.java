package dev.repartee.bench.turns.simulation;

import dev.repartee.bench.turns.simulation.RememberedVoiceActivity.Window;
import dev.repartee.engine.spi.RecognitionEvent;

/** All that is remembered of what networks made of sound, and how long they took. Thread safe. */
public final class Memory {
  private final InferenceMemo<Window> windows = new InferenceMemo<>();
  private final InferenceMemo<RecognitionEvent> recognitions = new InferenceMemo<>();
  private final InferenceMemo<Float> judgements = new InferenceMemo<>();
  private final InferenceWatch voiceActivityWatch = new InferenceWatch();
  private final InferenceWatch recognitionWatch = new InferenceWatch();
  private final InferenceWatch judgementWatch = new InferenceWatch();

  InferenceMemo<Window> windows() {
    return windows;
  }

  InferenceMemo<RecognitionEvent> recognitions() {
    return recognitions;
  }

  InferenceMemo<Float> judgements() {
    return judgements;
  }

  /** How long voice activity worked each time. */
  public InferenceWatch voiceActivityWatch() {
    return voiceActivityWatch;
  }

  /** How long a recognition worked each time, whether for a partial or a final text. */
  public InferenceWatch recognitionWatch() {
    return recognitionWatch;
  }

  /** How long judging a turn's end worked each time. */
  public InferenceWatch judgementWatch() {
    return judgementWatch;
  }
}
