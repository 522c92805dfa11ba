package dev.repartee.tts.text;

import java.util.Optional;

/** A rule that knows how one kind of word is spoken. Thread safe. */
@FunctionalInterface
interface Reading {
  /**
   * Says how a word is spoken, if it is of this rule's kind.
   *
   * @param core the word without the punctuation around it
   * @param context its neighbours
   */
  Optional<Spoken> read(String core, Context context);

  /**
   * A word as it is spoken.
   *
   * @param words empty if it is silent
   * @param takesFullStop whether a full stop after it belongs to it and does not end a sentence
   */
  record Spoken(String words, boolean takesFullStop) {
    static final Spoken SILENT = new Spoken("", false);

    static Optional<Spoken> of(String words) {
      return Optional.of(new Spoken(words, false));
    }

    static Optional<Spoken> abbreviation(String words) {
      return Optional.of(new Spoken(words, true));
    }
  }
}
