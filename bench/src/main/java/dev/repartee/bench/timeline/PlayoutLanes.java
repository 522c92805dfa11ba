package dev.repartee.bench.timeline;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyPaused;
import dev.repartee.engine.event.ConversationEvent.ReplyResumed;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.WordHeard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of the agent's replies was played, and which words the caller heard. */
final class PlayoutLanes implements LaneBuilder {
  private final List<Mark> playout = new ArrayList<>();
  private final List<Mark> words = new ArrayList<>();
  private final Map<Integer, StringBuilder> texts = new HashMap<>();
  private int reply;
  private long sinceMs;
  private Way way = Way.SILENT;

  private enum Way {
    SILENT,
    PLAYS,
    LOWERED,
    PAUSED
  }

  @Override
  public void see(ConversationEvent event) {
    if (event instanceof ReplyText text) {
      texts.computeIfAbsent(text.reply(), number -> new StringBuilder()).append(text.text());
    } else if (event instanceof ReplyStarted started) {
      reply = started.reply();
      change(started.atMs(), Way.PLAYS, "");
    } else if (event instanceof ReplyPaused paused && way != Way.SILENT) {
      change(paused.atMs(), paused.ducked() ? Way.LOWERED : Way.PAUSED, "");
    } else if (event instanceof ReplyResumed resumed && way != Way.SILENT) {
      change(resumed.atMs(), Way.PLAYS, "");
    } else if (event instanceof ReplyEnded ended && ended.reply() == reply) {
      change(ended.atMs(), Way.SILENT, ending(ended));
    } else if (event instanceof WordHeard heard) {
      addWord(heard);
    }
  }

  @Override
  public List<Lane> lanes(long endMs) {
    change(endMs, Way.SILENT, "; not over when the call ended");
    return List.of(
        new Lane.Marks("Playout", "each reply, as it was played", playout),
        new Lane.Marks("Heard words", "each where it was heard to its end", words));
  }

  private void change(long atMs, Way next, String ending) {
    String name = "reply " + reply;
    switch (way) {
      case SILENT -> {}
      case PLAYS -> add(Tone.AGENT, atMs, name, name + " plays" + ending);
      case LOWERED ->
          add(Tone.CAUTION, atMs, "lowered", name + " plays with a lower voice" + ending);
      case PAUSED -> add(Tone.CAUTION, atMs, "paused", name + " is paused" + ending);
    }
    way = next;
    sinceMs = atMs;
  }

  private void add(Tone tone, long endMs, String label, String details) {
    playout.add(
        Mark.block(tone, sinceMs, endMs, label, details + " (" + (endMs - sinceMs) + " ms)"));
  }

  private static String ending(ReplyEnded ended) {
    if (ended.withdrawn()) {
      return "; taken back: it counts as not said";
    }
    return ended.interrupted()
        ? "; interrupted, heard of it: “" + ended.heardText() + "”"
        : "; heard out";
  }

  private void addWord(WordHeard heard) {
    StringBuilder text = texts.getOrDefault(heard.reply(), new StringBuilder());
    if (heard.textStart() < heard.textEnd() && heard.textEnd() <= text.length()) {
      String word = text.substring(heard.textStart(), heard.textEnd());
      words.add(
          Mark.word(
              Tone.AGENT,
              heard.atMs(),
              word,
              "“%s” of reply %d, heard to its end at %d ms"
                  .formatted(word, heard.reply(), heard.atMs())));
    }
  }
}
