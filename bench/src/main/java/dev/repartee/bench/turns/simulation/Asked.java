package dev.repartee.bench.turns.simulation;

import dev.repartee.engine.spi.Prompt;

/**
 * A prompt that the stub model was given.
 *
 * @param mark the first word of the reply to it, and to no other of the call (until the marks are
 *     used up)
 */
public record Asked(long atMs, String mark, Prompt prompt) {}
