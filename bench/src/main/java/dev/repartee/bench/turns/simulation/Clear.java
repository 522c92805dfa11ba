package dev.repartee.bench.turns.simulation;

/**
 * A moment in which the engine threw away sound that waited on the line.
 *
 * @param droppedMs how much; what a line does not buffer cannot be dropped
 */
public record Clear(long atMs, long droppedMs) {}
