package dev.repartee.engine.playout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The words of a reply that have left for the caller, and what has arrived of them. */
final class WordsOnTheirWay {
  private final Consumer<SpokenWord> onHeard;
  private final Deque<Sent> sent = new ArrayDeque<>();

  /** Of the phrase that is being played. */
  private int nextWord;

  private int heardTextEnd;

  /**
   * No words yet.
   *
   * @param onHeard told of every word when its end has reached the caller, in order
   */
  WordsOnTheirWay(Consumer<SpokenWord> onHeard) {
    this.onHeard = onHeard;
  }

  void beginReply() {
    nextWord = 0;
    heardTextEnd = 0;
  }

  void beginPhrase() {
    nextWord = 0;
  }

  /** Index after the last word heard, in the reply's text; 0 if none was. */
  int heardTextEnd() {
    return heardTextEnd;
  }

  /** The sound up to {@code position} has left, and its words are heard at that time. */
  void sendUpTo(SpokenPhrase phrase, int position, long heardAtNanos) {
    while (nextWord < phrase.wordCount() && phrase.word(nextWord).endSample() <= position) {
      sent.addLast(new Sent(phrase.word(nextWord++), heardAtNanos));
    }
  }

  /** The line threw away what was after {@code position}. */
  void takeBack(SpokenPhrase phrase, int position) {
    while (nextWord > 0 && phrase.word(nextWord - 1).endSample() > position && !sent.isEmpty()) {
      nextWord--;
      sent.removeLast();
    }
  }

  /** Reports the words that have arrived by now. */
  void reportHeard(long nowNanos) {
    while (!sent.isEmpty() && sent.getFirst().heardAtNanos() <= nowNanos) {
      report(sent.removeFirst());
    }
  }

  /** Reports all that have left: nothing can stop them any more. */
  void willBeHeard() {
    while (!sent.isEmpty()) {
      report(sent.removeFirst());
    }
  }

  /** What has left is of no interest any more. */
  void forget() {
    sent.clear();
    nextWord = 0;
  }

  private void report(Sent word) {
    heardTextEnd = word.word().textEnd();
    onHeard.accept(word.word());
  }

  private record Sent(SpokenWord word, long heardAtNanos) {}
}
