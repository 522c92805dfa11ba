package dev.repartee.transport.rtvi;

import io.vertx.core.json.JsonObject;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One reply as the protocol reports it: sentence by sentence, and of each how far the caller has
 * heard it.
 *
 * <p>A sentence is told only when its turn has come: what the caller never gets to hear, because of
 * an interruption, is never told as the agent's words.
 */
final class SpokenSegments {
  private static final Pattern ENDED = Pattern.compile("[.!?…。！？][\"'”’»」』）)]*\\s*$");

  private final Consumer<JsonObject> outputs;
  private final StringBuilder text = new StringBuilder();
  private int number;
  private int start;
  private int end;
  private boolean audible;
  private boolean open;

  /**
   * A reply without text.
   *
   * @param lastNumber of the segments of earlier replies
   * @param outputs takes the data of {@code bot-output} messages
   */
  SpokenSegments(int lastNumber, Consumer<JsonObject> outputs) {
    this.number = lastNumber;
    this.outputs = outputs;
  }

  /** The number of the newest segment. */
  int lastNumber() {
    return number;
  }

  void append(String more) {
    text.append(more);
    openIfComplete();
  }

  /** The reply begins to sound. */
  void begin() {
    audible = true;
    openIfComplete();
  }

  /** The caller has heard a word; returns it. */
  String heard(int wordStart, int wordEnd) {
    int safeEnd = Math.min(wordEnd, text.length());
    while (end < safeEnd || !open) {
      complete();
      if (!openUpTo(safeEnd)) {
        break;
      }
    }
    if (open) {
      progress(Math.max(start, Math.min(end, safeEnd)));
    }
    return text.substring(Math.min(wordStart, safeEnd), safeEnd).strip();
  }

  /** The caller has heard all of it. */
  void heardOut() {
    complete();
    while (openUpTo(text.length())) {
      complete();
    }
  }

  private void progress(int heardEnd) {
    if (text.substring(heardEnd, end).codePoints().noneMatch(Character::isLetterOrDigit)) {
      complete();
      openIfComplete();
    } else {
      tell("in-progress", heardEnd);
    }
  }

  private void complete() {
    if (open) {
      tell("completed", end);
      open = false;
    }
  }

  /** Opens the next sentence if its end is known. */
  private void openIfComplete() {
    if (audible && !open) {
      int sentenceEnd = sentenceEnd();
      if (sentenceEnd < text.length()) {
        openTo(sentenceEnd);
      }
    }
  }

  /** Opens the next sentence, or what there is of it, if it begins before this place. */
  private boolean openUpTo(int place) {
    int sentenceEnd = sentenceEnd();
    if (sentenceEnd >= text.length() && !ENDED.matcher(text).find()) {
      // More of it may come, perhaps of its last word.
      sentenceEnd = Math.max(place, Math.max(end, text.lastIndexOf(" ")));
    }
    return !text.substring(end, Math.max(end, place)).isBlank() && openTo(sentenceEnd);
  }

  private boolean openTo(int newEnd) {
    String sentence = text.substring(end, newEnd);
    if (sentence.isBlank()) {
      return false;
    }
    start = end + sentence.length() - sentence.stripLeading().length();
    end = start + sentence.strip().length();
    number++;
    open = true;
    tell("new", start);
    return true;
  }

  private int sentenceEnd() {
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    String rest = text.substring(end);
    sentences.setText(rest);
    int next = sentences.following(rest.length() - rest.stripLeading().length());
    return next == BreakIterator.DONE ? text.length() : end + next;
  }

  private void tell(String status, int heardEnd) {
    outputs.accept(
        new JsonObject()
            .put("text", text.substring(start, end))
            .put("aggregated_by", "sentence")
            .put("segment_id", number)
            .put("will_be_spoken", true)
            .put("spoken_status", status)
            .put(
                "spoken_progress",
                new JsonObject()
                    .put("accumulated_text", text.substring(start, heardEnd))
                    .put("remaining_text", text.substring(heardEnd, end))));
  }
}
