package dev.repartee.tts.g2p;

import org.jspecify.annotations.Nullable;

/** A word or punctuation mark of a sentence on its way to phonemes. Used by one thread. */
final class Token {
  private final String text;
  private final int start;
  private final boolean spaceAfter;
  private final String tag;
  private @Nullable String phonemes;
  private boolean apart;

  /**
   * A token that is not pronounced yet.
   *
   * @param start where it stands in the sentence
   * @param tag its part of speech, a Penn Treebank tag
   */
  Token(String text, int start, boolean spaceAfter, String tag) {
    this.text = text;
    this.start = start;
    this.spaceAfter = spaceAfter;
    this.tag = tag;
  }

  /** The same token with its part of speech. */
  Token tagged(String newTag) {
    return new Token(text, start, spaceAfter, newTag);
  }

  String text() {
    return text;
  }

  int start() {
    return start;
  }

  int end() {
    return start + text.length();
  }

  boolean spaceAfter() {
    return spaceAfter;
  }

  String tag() {
    return tag;
  }

  /** Its phonemes, empty if it is silent, null if they are not known yet. */
  @Nullable String phonemes() {
    return phonemes;
  }

  void pronounce(String newPhonemes) {
    phonemes = newPhonemes;
  }

  /** Whether it is spoken apart from the part of the same word before it. */
  boolean apart() {
    return apart;
  }

  void speakApart() {
    apart = true;
  }
}
