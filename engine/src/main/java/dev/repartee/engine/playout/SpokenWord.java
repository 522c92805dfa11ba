package dev.repartee.engine.playout;

/**
 * A word of a reply and where it sounds.
 *
 * @param textStart index of its first character in the reply's text
 * @param textEnd index after its last character
 * @param startSample its first sample, counted from the start of its phrase
 * @param endSample the sample after its sound
 */
public record SpokenWord(int textStart, int textEnd, long startSample, long endSample) {}
