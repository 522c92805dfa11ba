package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.spi.SpeechRecognizer;
import dev.repartee.engine.spi.VoiceActivityDetector;
import org.jspecify.annotations.Nullable;

/**
 * The real providers of simulated calls, for one thread.
 *
 * @param inference without workers; the providers work in it
 */
public record Ensemble(
    InferencePool inference,
    VoiceActivityDetector voiceActivity,
    SpeechRecognizer recognizer,
    @Nullable EndOfTurnDetector endOfTurn,
    Memory memory,
    InferenceDelays delays) {}
