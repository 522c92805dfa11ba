package dev.repartee.engine.reply;

/**
 * A piece of a reply that is spoken in one go.
 *
 * @param text the reply's own characters from {@code start} to {@code end}, neither beginning nor
 *     ending with white space
 * @param start index of its first character in the whole reply
 * @param end index after its last character
 */
public record Phrase(String text, int start, int end) {}
