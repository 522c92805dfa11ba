package dev.repartee.bench.network;

import dev.repartee.bench.caller.Utterance;

/**
 * Something that a caller says.
 *
 * @param text its words
 */
record Saying(String text, Utterance utterance) {}
