package dev.repartee.bench.capacity;

/**
 * How much load is made, and for how long.
 *
 * @param seconds how long each step is measured
 * @param settleSeconds how long it goes on before that
 * @param shortestAnswerMs how long an answer is at least that nobody interrupts
 */
record LoadOptions(int seconds, int settleSeconds, long shortestAnswerMs) {}
