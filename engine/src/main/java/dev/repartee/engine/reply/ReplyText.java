package dev.repartee.engine.reply;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The text of a reply as it grows, and its phrases that are still to be spoken. */
final class ReplyText {
  private final PhraseChunker chunker = new PhraseChunker();
  private final StringBuilder text = new StringBuilder();
  private final Deque<Phrase> unspoken = new ArrayDeque<>();

  void append(String more) {
    text.append(more);
    unspoken.addAll(chunker.add(more));
  }

  /** Says that the last phrase is whole, though its sentence may not be. */
  void endPhrase() {
    unspoken.addAll(chunker.finish());
  }

  /** What to append so that it stands apart from what was not written in one go with it. */
  String apart(String more) {
    boolean apart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    return apart ? more : " " + more;
  }

  @Nullable Phrase firstUnspoken() {
    return unspoken.peekFirst();
  }

  void takeFirst() {
    unspoken.removeFirst();
  }

  boolean isAllTaken() {
    return unspoken.isEmpty();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
