package dev.repartee.transport.realtime;

import java.util.ArrayList;
import java.util.List;

/**
 * When which words of a reply sound, counted in the sound that was sent, so that a position in the
 * sound can be turned into a position in the text. Lives on the call's loop.
 */
final class HeardWords {
  private final List<Word> words = new ArrayList<>();
  private String text = "";
  private long sentMs;

  /** So much sound was sent until now. */
  void sent(long soundMs) {
    sentMs = soundMs;
  }

  /** A word was heard to its end, when so much of the sound was heard. */
  void heard(int textEnd, long soundMs) {
    words.add(new Word(textEnd, soundMs));
  }

  /** The reply's whole text. */
  void are(String wholeText) {
    text = wholeText;
  }

  /** How much sound there is. */
  long sentMs() {
    return sentMs;
  }

  /** The text up to a position in the sound: whole words. */
  String textUntil(long soundMs) {
    int end = 0;
    for (Word word : words) {
      if (word.endMs() <= soundMs) {
        end = Math.max(end, word.textEnd());
      }
    }
    return text.substring(0, Math.min(end, text.length())).strip();
  }

  private record Word(int textEnd, long endMs) {}
}
