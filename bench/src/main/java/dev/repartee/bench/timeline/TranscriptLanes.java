package dev.repartee.bench.timeline;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.FinalTranscript;
import dev.repartee.engine.event.ConversationEvent.PartialTranscript;
import java.util.ArrayList;
import java.util.List;

/** What was understood, and when. */
final class TranscriptLanes implements LaneBuilder {
  private final List<Mark> partials = new ArrayList<>();
  private final List<Mark> finals = new ArrayList<>();
  private String known = "";

  @Override
  public void see(ConversationEvent event) {
    if (event instanceof PartialTranscript partial) {
      addPartial(partial);
    } else if (event instanceof FinalTranscript last) {
      addFinal(last);
    }
  }

  @Override
  public List<Lane> lanes(long endMs) {
    return List.of(
        new Lane.Marks("Words so far", "only what is new in each", partials),
        new Lane.Marks("Final words", "at each pause, the whole turn", finals));
  }

  private void addPartial(PartialTranscript partial) {
    String text = partial.text();
    if (text.equals(known)) {
      return;
    }
    String details =
        "Turn %d so far: “%s”; its first %d words will not change"
            .formatted(partial.turn(), text, partial.stableWords());
    partials.add(Mark.dot(Tone.CALLER, partial.atMs(), news(known, text), details));
    known = text;
  }

  private void addFinal(FinalTranscript last) {
    boolean empty = last.text().isBlank();
    String label = empty ? "no words" : "“" + last.text() + "”";
    finals.add(
        Mark.dot(
            empty ? Tone.NOTHING : Tone.CALLER,
            last.atMs(),
            label,
            "Turn %d, final words: %s".formatted(last.turn(), label)));
    known = "";
  }

  /** What a text adds to the one before it, from the first word that differs. */
  static String news(String before, String after) {
    String[] old = before.isBlank() ? new String[0] : before.split(" ");
    String[] words = after.split(" ");
    int same = 0;
    while (same < Math.min(old.length, words.length) && old[same].equals(words[same])) {
      same++;
    }
    if (same == words.length) {
      return "(shorter)";
    }
    String added = String.join(" ", List.of(words).subList(same, words.length));
    return same == 0 ? added : "…" + added;
  }
}
