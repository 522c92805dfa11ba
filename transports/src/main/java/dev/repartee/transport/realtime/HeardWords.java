package dev.repartee.transport.realtime;

import java.util.ArrayList;
import java.util.List;

/**
 * When which words of a reply sound, counted in the sound that was sent, so that a position in the
 * sound can be turned into a position in the text. Lives on the call's loop.
 */
final class HeardWords {
  private static final long BEAT_NANOS = 10_000_000L;

  /** Beats back to which a position is remembered: more than the longest delay of a line. */
  private static final int KEPT_BEATS = 512;

  private final long[] sentMsOfBeat = new long[KEPT_BEATS];
  private final List<Word> words = new ArrayList<>();
  private long beats;
  private String text = "";

  /** Ten more milliseconds have passed. */
  void beat(long sentMs) {
    sentMsOfBeat[(int) (beats++ % KEPT_BEATS)] = sentMs;
  }

  /** A word was heard to its end, by the line's own reckoning. */
  void heard(int textEnd, long delayNanos) {
    words.add(new Word(textEnd, heardMs(delayNanos)));
  }

  /** How much of the sound has reached the caller who hears it so much later. */
  long heardMs(long delayNanos) {
    long beat = beats - 1 - Math.min(delayNanos / BEAT_NANOS, KEPT_BEATS - 1);
    return beat < 0 ? 0 : sentMsOfBeat[(int) (beat % KEPT_BEATS)];
  }

  /** How much sound there is. */
  long sentMs() {
    return heardMs(0);
  }

  /** The reply's whole text. */
  void are(String wholeText) {
    text = wholeText;
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
