package dev.repartee.bench.conformance;

/**
 * One thing that a client program expects of the agent.
 *
 * @param detail what was found
 */
public record Check(String name, boolean passed, String detail) {}
