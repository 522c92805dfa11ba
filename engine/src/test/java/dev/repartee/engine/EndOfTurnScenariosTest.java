package dev.repartee.engine;

import static dev.repartee.engine.TestCall.BASE;
import static dev.repartee.engine.TestCall.assertAt;
import static dev.repartee.engine.TestCall.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.event.ConversationEvent.CallEnded;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.SilenceBroken;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.stub.StubEndOfTurnDetector;
import dev.repartee.engine.turn.Completeness;
import dev.repartee.engine.turn.Patience;
import dev.repartee.engine.turn.SilenceLimits;
import dev.repartee.engine.turn.TurnOptions;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a turn is taken to be over, second by second, in virtual time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EndOfTurnScenariosTest {
  private static final TurnOptions FITTING = BASE.with(new Patience(250, 600, 1500, 2500, true));

  @Test
  void scenario_17_what_was_said_last_is_committed_though_the_call_has_ended() {
    TestCall call = new TestCall(BASE, 0.2, 2.0);
    call.caller.says(0.5, 1.5, "Call me back tomorrow.", 1.0);
    Conversation conversation = call.start();
    call.runUntil(2.0);
    call.caller.hangsUp();
    call.runUntil(5.0);

    assertEquals(CommitReason.CALL_ENDED, call.only(TurnCommitted.class).reason());
    assertAt(2.5, call.only(CallEnded.class).atMs() / 1e3);
    assertEquals(List.of(caller("Call me back tomorrow.")), conversation.said());
  }

  @Test
  void scenario_17_an_ended_call_waits_no_longer_than_two_seconds_for_it() {
    TestCall call = new TestCall(BASE, 0.2, 2.0);
    call.caller.saysUnfinished(0.5, 1.5, "Call me back");
    Conversation conversation = call.start();
    call.runUntil(2.0);
    call.caller.hangsUp();
    call.runUntil(9.0);

    assertAt(4.0, call.only(CallEnded.class).atMs() / 1e3);
    assertEquals(List.of(caller("Call me back")), conversation.said());
  }

  @Test
  void scenario_19_a_final_transcript_needs_no_more_than_the_silence() {
    TestCall call = new TestCall(BASE.with(Patience.fixed(500, 900)), 0.2, 2.0);
    call.caller.says(0.5, 1.5, "Hello there.", 0.1);
    call.model.answers("Hi.", 0.1, 0.2);
    call.start();
    call.runUntil(5);

    assertAt(2.0, call.only(TurnCommitted.class).atMs() / 1e3);
  }

  @Test
  void scenario_19_without_a_final_the_longest_wait_is_kept() {
    TestCall call = new TestCall(BASE.with(Patience.fixed(500, 900)), 0.2, 2.0);
    call.caller.saysUnfinished(0.5, 1.5, "Hello there");
    call.model.answers("Hi.", 0.1, 0.2);
    call.start();
    call.runUntil(5);

    assertAt(2.4, call.only(TurnCommitted.class).atMs() / 1e3);
  }

  @Test
  void scenario_20_the_detector_works_while_the_transcript_is_awaited() {
    TestCall call = new TestCall(FITTING, 0.2, 2.0);
    call.isJudgedBy(new StubEndOfTurnDetector(call.loop, 200).judges(0.99, 0.3));
    call.caller.says(0.5, 2.0, "I would like to see the bikes.", 0.6);
    call.model.answers("Sure.", 0.1, 0.2);
    call.start();
    call.runUntil(5);

    TurnCommitted committed = call.only(TurnCommitted.class);
    assertAt(2.6, committed.atMs() / 1e3);
    assertEquals(0.99f, committed.turnIsOver());
    assertEquals(250, committed.plannedWaitMs());
  }

  @ParameterizedTest
  @CsvSource({
    "Do you want to go on?, Yes please., 250",
    "Do you want to go on?, I would like to know more about it., 600",
    "Do you want the red one or the blue one?, The blue one., 250",
    "What are the four digits on your card?, One two, 1500",
    "What are the four digits on your card?, One two three four., 250",
    "What is your phone number?, 555 01, 1500",
    "What is your email address?, jane at, 1500",
    "What can I do for you?, I want to book a table and, 1500",
    "What can I do for you?, My name is J O H, 1500",
    "What can I do for you?, The number is five five five, 1500",
    "What can I do for you?, I was born in 1999., 600",
    "What can I do for you?, That's all., 250"
  })
  void the_wait_fits_what_was_asked_and_what_was_said(String asked, String said, long waitMs) {
    TestCall call = new TestCall(FITTING, 0.1, 1.0).greetsWith(asked);
    call.caller.says(3.0, 4.0, said, 0.1);
    call.model.answers("Fine.", 0.1, 0.2);
    call.start();
    call.runUntil(6);

    TurnCommitted committed = call.only(TurnCommitted.class);
    assertEquals(waitMs, committed.plannedWaitMs(), () -> String.valueOf(committed.completeness()));
    assertAt(4.0 + waitMs / 1e3, committed.atMs() / 1e3);
  }

  @Test
  void a_turn_tells_what_its_words_were_worth() {
    TestCall call = new TestCall(FITTING, 0.1, 1.0).greetsWith("Shall we begin?");
    call.caller.says(3.0, 4.0, "Yes.", 0.1);
    call.model.answers("Fine.", 0.1, 0.2);
    call.start();
    call.runUntil(6);

    assertEquals(Completeness.COMPLETE, call.only(TurnCommitted.class).completeness());
  }

  @Test
  void a_silent_caller_is_asked_and_then_taken_leave_of() {
    TestCall call =
        new TestCall(BASE.with(new SilenceLimits(3000, 1)), 0.1, 1.0).greetsWith("Hello there.");
    call.start();
    call.runUntil(20);

    List<SilenceBroken> broken = call.all(SilenceBroken.class);
    assertEquals(List.of(1, 0), broken.stream().map(SilenceBroken::prompt).toList());
    assertAt(4.1, broken.get(0).atMs() / 1e3);
    assertEquals("the caller was silent", call.only(CallEnded.class).reason());
    assertEquals(3, call.all(ReplyEnded.class).size());
  }

  @Test
  void scenario_24_the_silence_is_not_counted_before_the_agents_first_words() {
    TestCall call = new TestCall(BASE.with(new SilenceLimits(3000, 1)), 0.1, 1.0);
    call.start();
    call.runUntil(20);

    assertEquals(List.of(), call.all(SilenceBroken.class));
  }

  @Test
  void scenario_24_the_silence_is_not_counted_while_the_caller_speaks() {
    TestCall call =
        new TestCall(BASE.with(new SilenceLimits(3000, 1)), 0.1, 1.0).greetsWith("Hello there.");
    call.caller.says(2.0, 12.0, "I have a very long story to tell you.", 0.1);
    call.model.answers("I see.", 0.1, 0.2);
    call.start();
    call.runUntil(14);

    assertEquals(List.of(), call.all(SilenceBroken.class));
  }
}
