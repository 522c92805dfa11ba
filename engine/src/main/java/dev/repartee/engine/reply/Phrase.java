package dev.repartee.engine.reply;

import dev.repartee.engine.playout.SpokenWord;
import dev.repartee.engine.spi.SynthesisEvent;

/**
 * A piece of a reply that is spoken in one go.
 *
 * @param text the reply's own characters from {@code start} to {@code end}, neither beginning nor
 *     ending with white space
 * @param start index of its first character in the whole reply
 * @param end index after its last character
 */
public record Phrase(String text, int start, int end) {
  /** A word of this phrase where it stands in the whole reply. */
  SpokenWord placed(SynthesisEvent.WordTiming word) {
    return new SpokenWord(
        start + word.textStart(), start + word.textEnd(), word.startSample(), word.endSample());
  }
}
