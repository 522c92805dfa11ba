package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.audio.AudioFrame;

/**
 * All that goes into a simulated call but the engine's options.
 *
 * @param greeting what the agent says first; empty: it waits for the caller
 * @param answer what the stub model answers to everything, after its mark
 * @param callerSound what the caller says, from the beginning of the call, at 16 kHz
 * @param lengthMs when the caller hangs up
 */
public record CallScript(
    String greeting, String answer, AudioFrame callerSound, LineOptions line, long lengthMs) {}
