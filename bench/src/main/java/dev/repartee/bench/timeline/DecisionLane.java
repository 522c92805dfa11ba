package dev.repartee.bench.timeline;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.Problem;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyPaused;
import dev.repartee.engine.event.ConversationEvent.ReplyResumed;
import dev.repartee.engine.event.ConversationEvent.SilenceBroken;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnDiscarded;
import dev.repartee.engine.event.ConversationEvent.TurnReopened;
import dev.repartee.engine.event.ConversationEvent.TurnTooLong;
import dev.repartee.engine.turn.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What turn-taking decided, and why. */
final class DecisionLane implements LaneBuilder {
  /** Its title, by which the drawing knows it. */
  static final String TITLE = "Decisions";

  private final List<Mark> marks = new ArrayList<>();

  @Override
  public void see(ConversationEvent event) {
    if (event instanceof TurnCommitted committed) {
      add(Tone.GOOD, committed, commitLabel(committed), commitDetails(committed));
    } else if (event instanceof TurnReopened reopened) {
      add(
          Tone.STOP,
          reopened,
          "not finished: take back",
          "Turn %d goes on; %d ms of its reply were heard and are taken back"
              .formatted(reopened.turn(), reopened.heardMs()));
    } else if (event instanceof TurnDiscarded discarded) {
      add(Tone.NOTHING, discarded, discardLabel(discarded), "What was heard is not a turn");
    } else if (event instanceof ReplyEnded ended && ended.interrupted() && !ended.withdrawn()) {
      add(
          Tone.STOP,
          ended,
          "give way",
          "Reply %d interrupted; heard of it: “%s”".formatted(ended.reply(), ended.heardText()));
    } else {
      seeReaction(event);
    }
  }

  private void seeReaction(ConversationEvent event) {
    if (event instanceof ReplyPaused paused) {
      add(
          Tone.CAUTION,
          paused,
          paused.ducked() ? "lower voice" : "pause",
          "A voice is heard, and it is not yet decided what it means");
    } else if (event instanceof ReplyResumed resumed) {
      add(Tone.GOOD, resumed, "go on", "The voice meant nothing; the agent goes on");
    } else if (event instanceof SilenceBroken broken) {
      boolean asks = broken.prompt() > 0;
      add(
          Tone.CAUTION,
          broken,
          asks ? "ask: still there?" : "take leave",
          "Nobody has spoken for long");
    } else if (event instanceof TurnTooLong tooLong) {
      String words = tooLong.words() + " words";
      add(Tone.CAUTION, tooLong, "too long: " + words, "The open turn has " + words);
    } else if (event instanceof Problem problem) {
      add(Tone.STOP, problem, "problem: " + words(problem.part()), problem.message());
    }
  }

  @Override
  public List<Lane> lanes(long endMs) {
    return List.of(new Lane.Marks(TITLE, "of turn-taking, with reasons", marks));
  }

  private void add(Tone tone, ConversationEvent event, String label, String details) {
    marks.add(Mark.dot(tone, event.atMs(), label, details));
  }

  private static String commitLabel(TurnCommitted committed) {
    String start = "turn " + committed.turn() + " over: ";
    if (committed.reason() != CommitReason.SILENCE) {
      return start + words(committed.reason());
    }
    String wait = committed.waitMs() == null ? "silence" : committed.waitMs() + " ms silence";
    return start + wait + worth(committed.completeness());
  }

  private static String worth(@Nullable Completeness completeness) {
    if (completeness == null || completeness == Completeness.UNKNOWN) {
      return "";
    }
    return completeness == Completeness.COMPLETE ? ", answer complete" : ", words unfinished";
  }

  private static String commitDetails(TurnCommitted committed) {
    StringBuilder details =
        new StringBuilder("Turn %d: “%s”".formatted(committed.turn(), committed.text()))
            .append("; reason: ")
            .append(words(committed.reason()));
    if (committed.plannedWaitMs() != null) {
      details.append("; planned wait ").append(committed.plannedWaitMs()).append(" ms");
    }
    if (committed.completeness() != null) {
      details.append("; words: ").append(words(committed.completeness()));
    }
    if (committed.turnIsOver() != null) {
      details.append(String.format(Locale.ROOT, "; judged over: %.2f", committed.turnIsOver()));
    }
    return details.toString();
  }

  private static String discardLabel(TurnDiscarded discarded) {
    String label = "no turn: " + words(discarded.reason());
    return discarded.text().isBlank() ? label : label + " “" + discarded.text() + "”";
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
