package dev.repartee.bench.asr;

/**
 * How one recording was heard.
 *
 * @param text what was heard, when it came in as from a caller
 * @param streamedNanos all work on it then
 * @param endToTextNanos from the moment the voice had fallen silent to the text
 * @param onePassNanos all work when it came in at once, without partial texts
 */
record Hearing(
    String text, long audioNanos, long streamedNanos, long endToTextNanos, long onePassNanos) {}
