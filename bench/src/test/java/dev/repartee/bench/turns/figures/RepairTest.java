package dev.repartee.bench.turns.figures;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.bench.turns.cases.Part;
import dev.repartee.bench.turns.cases.TurnCase;
import dev.repartee.bench.turns.simulation.Asked;
import dev.repartee.bench.turns.simulation.CallTrace;
import dev.repartee.bench.turns.simulation.HeardByCaller;
import dev.repartee.bench.turns.simulation.LineOptions;
import dev.repartee.bench.turns.simulation.Span;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as the repair of a turn whose end is after five seconds. */
class RepairTest {
  private static final AudioFrame SILENCE = AudioFrame.silence(160, 16_000);
  private static final TurnCase TURN =
      new TurnCase(
          "id",
          "source",
          "recording",
          Part.TUNING,
          "Where to?",
          SILENCE,
          List.of(new Span(1_000, 3_000), new Span(4_000, 5_000)),
          false);

  private final List<ConversationEvent> events = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();

  @Test
  void oneReplyToAllAfterTheFirstWasTakenBackIsARepair() {
    commit(3_500, "to London");
    reply(2, 3_550, "Alpha", "to London");
    end(2, 4_200, true);
    commit(5_500, "to London on Friday");
    reply(3, 5_550, "Bravo", "to London on Friday");

    assertTrue(repair("to London on Friday").complete());
  }

  @Test
  void aReplyThatForgetsWhatWasHeardBeforeTheCutIsNone() {
    commit(3_500, "to London by train");
    reply(2, 3_550, "Alpha", "to London by train");
    end(2, 4_200, false);
    commit(5_500, "on Friday");
    reply(3, 5_550, "Bravo", "on Friday");

    assertFalse(repair("to London by train on Friday").complete());
  }

  @Test
  void twoRepliesAreNone() {
    commit(3_500, "to London");
    reply(2, 3_550, "Alpha", "to London");
    reply(3, 5_550, "Bravo", "to London on Friday");
    reply(4, 7_000, "Charlie", "to London on Friday");

    assertFalse(repair("to London on Friday").complete());
  }

  @Test
  void aReplyBeforeABreathStandsIfItWasAskedForWithEverything() {
    commit(3_500, "to London on Friday");
    reply(2, 3_550, "Alpha", "to London on Friday");

    assertTrue(repair("to London on Friday").complete());
  }

  @Test
  void aReplyThatWasHeardOutThoughMoreWasSaidIsNone() {
    commit(3_500, "to London");
    reply(2, 3_550, "Alpha", "to London");

    assertFalse(repair("to London on Friday").complete());
  }

  @Test
  void aTurnWhoseOnlyReplyWasTakenBackIsNotAnswered() {
    commit(3_500, "to London");
    reply(2, 3_550, "Alpha", "to London");
    end(2, 4_200, true);

    assertFalse(repair("to London").complete());
  }

  private Repair repair(String wholeText) {
    HeardByCaller heard = new HeardByCaller(0, new float[0], SILENCE);
    CallTrace trace =
        new CallTrace(events, asked, List.of(), heard, List.of(), List.of(), LineOptions.PLAIN);
    return Repair.of(TURN, trace, () -> wholeText);
  }

  private void commit(long atMs, String text) {
    events.add(new TurnCommitted(atMs, 1, text, CommitReason.SILENCE, 500L, 500L, null, null));
  }

  private void reply(int number, long atMs, String mark, String askedWith) {
    asked.add(
        new Asked(atMs, mark, new Prompt("", List.of(new Message(Role.CALLER, askedWith, false)))));
    events.add(new ReplyText(atMs, number, mark + ", thank you."));
    events.add(new ReplyStarted(atMs, number, 1));
  }

  private void end(int number, long atMs, boolean withdrawn) {
    events.add(new ReplyEnded(atMs, number, "", true, withdrawn));
  }
}
