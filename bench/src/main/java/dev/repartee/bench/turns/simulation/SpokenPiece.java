package dev.repartee.bench.turns.simulation;

/** A phrase that the agent's voice was asked for, and how it sounds. */
public record SpokenPiece(String text, Rendering rendering) {}
