package dev.repartee.engine;

import static dev.repartee.engine.TestCall.BASE;
import static dev.repartee.engine.TestCall.agent;
import static dev.repartee.engine.TestCall.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.SpeculationStarted;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.engine.turn.TurnOptions.Floor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a line may do to a conversation whose caller holds the reins. */
class CallControlTest {
  private static final TurnOptions SILENT = BASE.withAnswers(false);

  @Test
  void anAgentThatDoesNotAnswerByItselfNotesTheTurnAndPreparesNothing() {
    TestCall call = new TestCall(SILENT, 0.2, 2.0);
    call.caller.says(0.5, 2.0, "Are you open?", 0.1);
    Conversation conversation = call.start();
    call.runUntil(6);

    assertEquals("Are you open?", call.only(TurnCommitted.class).text());
    assertEquals(List.of(caller("Are you open?")), conversation.said());
    assertEquals(List.of(), call.all(SpeculationStarted.class));
    assertEquals(List.of(), call.model.prompts());
  }

  @Test
  void itAnswersWhenItIsTold() {
    TestCall call = new TestCall(SILENT, 0.2, 2.0);
    call.model.answers("Yes we are.", 0.1, 0.2);
    call.caller.says(0.5, 2.0, "Are you open?", 0.1);
    Conversation conversation = call.start();
    call.runUntil(6);
    conversation.answer();
    call.runUntil(10);

    assertEquals(List.of(caller("Are you open?"), agent("Yes we are.")), conversation.said());
  }

  @Test
  void itIsNotToldTwiceForOneReply() {
    TestCall call = new TestCall(SILENT, 0.2, 2.0);
    call.model.answers("Yes we are.", 0.1, 0.2);
    Conversation conversation = call.start();
    conversation.answer();
    conversation.answer();
    call.runUntil(5);

    assertEquals(1, call.all(ReplyEnded.class).size());
  }

  @Test
  void whatTheLinePutsIntoTheHistoryIsAnswered() {
    TestCall call = new TestCall(SILENT, 0.2, 2.0);
    call.model.answers("Yes we are.", 0.1, 0.2);
    Conversation conversation = call.start();
    conversation.edit(
        parts -> {
          var more = new ArrayList<>(parts);
          more.add(caller("Are you open?"));
          return more;
        });
    conversation.answer();
    call.runUntil(5);

    assertEquals("Are you open?", call.model.prompts().get(0).lastCallerText());
  }

  @Test
  void anotherWayToTakeTurnsWaitsUntilNobodyHasTheFloor() {
    TestCall call = new TestCall(BASE, 0.2, 2.0);
    call.model.answers("Yes we are.", 0.1, 0.2);
    call.caller.says(0.5, 2.0, "Are you open?", 0.1);
    call.caller.says(8.0, 9.0, "Until when?", 0.1);
    Conversation conversation = call.start();
    call.runUntil(1);
    conversation.take(BASE.with(Floor.BY_BUTTON));
    call.runUntil(7.9);
    assertEquals(CommitReason.SILENCE, call.only(TurnCommitted.class).reason());

    call.caller.pressesTheButton();
    call.runUntil(9.1);
    call.caller.releasesTheButton();
    call.runUntil(10);

    assertEquals(CommitReason.BUTTON, call.all(TurnCommitted.class).get(1).reason());
  }
}
