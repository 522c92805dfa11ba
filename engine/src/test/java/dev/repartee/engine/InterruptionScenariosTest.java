package dev.repartee.engine;

import static dev.repartee.engine.TestCall.BASE;
import static dev.repartee.engine.TestCall.agent;
import static dev.repartee.engine.TestCall.assertAt;
import static dev.repartee.engine.TestCall.caller;
import static dev.repartee.engine.TestCall.cutOff;
import static dev.repartee.engine.event.ConversationEvent.AgentState.LISTENING;
import static dev.repartee.engine.event.ConversationEvent.AgentState.SPEAKING;
import static dev.repartee.engine.event.ConversationEvent.AgentState.THINKING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.event.ConversationEvent.CallEnded;
import dev.repartee.engine.event.ConversationEvent.Problem;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyPaused;
import dev.repartee.engine.event.ConversationEvent.ReplyResumed;
import dev.repartee.engine.event.ConversationEvent.TurnTooLong;
import dev.repartee.engine.turn.BargeIn;
import dev.repartee.engine.turn.BargeIn.Policy;
import dev.repartee.engine.turn.BargeIn.Reaction;
import dev.repartee.engine.turn.SpeculationLimits;
import dev.repartee.engine.turn.SpeculationLimits.Reach;
import dev.repartee.engine.turn.TurnOptions;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How the caller's voice meets the agent's, second by second, in virtual time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InterruptionScenariosTest {
  private static final String STORY = "Here is a long story for you.";
  private static final SpeculationLimits OFF = new SpeculationLimits(Reach.OFF, 0, false);

  @Test
  void scenario_06_too_few_words_are_ignored_and_count_with_those_that_follow() {
    TestCall call = storyTold(BASE.with(OFF).with(bargeIn(Policy.ALLOW, 3, 0)));
    call.caller.says(5.0, 6.0, "Stop!", 0.2);
    call.caller.says(6.5, 7.5, "ok, stop!", 0.0);
    Conversation conversation = call.start();
    call.runUntil(7.6);

    assertEquals(List.of(THINKING, SPEAKING, LISTENING), call.states());
    assertAt(7.5, call.secondsOfState(2));
    assertAt(4.0, call.caller.secondsOfSound());
    assertEquals(List.of(caller("Tell me a story."), cutOff("Here is")), conversation.said());
  }

  @Test
  void scenario_07_with_interruptions_off_all_of_it_plays() {
    TestCall call = storyTold(BASE.with(OFF).with(bargeIn(Policy.IGNORE, 0, 0)));
    call.caller.says(5.0, 6.0, "Stop it now!", 0.2);
    Conversation conversation = call.start();
    call.runUntil(20);

    assertAt(10.0, call.caller.secondsOfSound());
    assertEquals(List.of(caller("Tell me a story."), agent(STORY)), conversation.said());
  }

  @Test
  void scenario_07_what_is_said_meanwhile_is_answered_afterwards_if_so_configured() {
    TestCall call = storyTold(BASE.with(OFF).with(bargeIn(Policy.APPEND, 0, 0)));
    call.model.answers("Thank you.", 0.1, 0.3);
    call.caller.says(5.0, 6.0, "That is lovely!", 0.2);
    Conversation conversation = call.start();
    call.runUntil(30);

    assertEquals(
        List.of(
            caller("Tell me a story."),
            agent(STORY),
            caller("That is lovely!"),
            agent("Thank you.")),
        conversation.said());
  }

  @Test
  void scenario_08_typed_text_interrupts_and_follows_what_was_heard() {
    TestCall call = storyTold(BASE.with(OFF));
    Conversation conversation = call.start();
    call.runUntil(5.0);
    call.caller.types("Enough of that.");
    call.runUntil(5.1);

    assertEquals(
        List.of(caller("Tell me a story."), cutOff("Here"), caller("Enough of that.")),
        conversation.said());
  }

  @Test
  void scenario_11_while_the_echo_canceller_warms_up_a_voice_interrupts_only_afterwards() {
    TestCall call = new TestCall(BASE.with(OFF).with(bargeIn(Policy.ALLOW, 0, 3000)), 0.2, 10.0);
    call.caller.says(0.5, 1.5, "Tell me a story.", 0.2);
    call.model.answers(STORY, 0.1, 0.3);
    call.caller.says(4.0, 5.0, "Another one please.", 0.2);
    call.start();
    call.runUntil(5.6);

    assertEquals(List.of(THINKING, SPEAKING, LISTENING, THINKING), call.states());
    assertAt(2.5, call.secondsOfState(1));
    assertAt(5.5, call.secondsOfState(2));
  }

  @Test
  void scenario_18_too_many_words_are_told_once_and_again_after_the_agent_spoke() {
    TestCall call = new TestCall(BASE.withMaxWords(3), 0.2, 1.0);
    call.caller.says(0.5, 1.5, "This goes on", 0.1);
    call.caller.says(1.7, 2.5, "and on", 0.1);
    call.caller.says(2.7, 3.5, "and on.", 0.1);
    call.model.answers("I see.", 0.1, 0.2);
    call.caller.says(6.0, 7.0, "And on and on it goes.", 0.1);
    call.start();
    call.runUntil(10);

    List<TurnTooLong> told = call.all(TurnTooLong.class);
    assertEquals(List.of(1, 2), told.stream().map(TurnTooLong::turn).toList());
    assertEquals(List.of(5, 6), told.stream().map(TurnTooLong::words).toList());
  }

  @Test
  void scenario_24_errors_and_the_end_survive_an_interruption() {
    TestCall call = storyTold(BASE.with(OFF));
    call.model.fails("", 0.1);
    call.caller.says(5.0, 6.0, "Stop!", 0.2);
    call.start();
    call.runUntil(6.8);
    call.caller.hangsUp();

    assertTrue(call.all(ReplyEnded.class).get(0).interrupted());
    assertEquals(1, call.all(Problem.class).size());
    assertEquals("the caller hung up", call.only(CallEnded.class).reason());
  }

  @Test
  void scenario_25_the_agent_stays_silent_while_a_transcript_is_awaited() {
    TestCall call = storyTold(BASE.with(OFF).with(pausing()));
    call.caller.says(5.0, 5.3, "No, I meant Sunday.", 0.7);
    call.start();
    call.runUntil(6.1);

    assertAt(5.08, call.only(ReplyPaused.class).atMs() / 1e3);
    assertEquals(List.of(), call.all(ReplyResumed.class));
    assertAt(6.0, call.only(ReplyEnded.class).atMs() / 1e3);
  }

  @Test
  void scenario_25_hanging_up_suppresses_the_resume() {
    TestCall call = storyTold(BASE.with(OFF).with(pausing()));
    call.caller.says(5.0, 5.3, "", 0.7);
    call.start();
    call.runUntil(5.5);
    call.caller.hangsUp();
    call.runUntil(9);

    assertEquals(List.of(), call.all(ReplyResumed.class));
    assertAt(1.58, call.caller.secondsOfSound());
  }

  private static TestCall storyTold(TurnOptions options) {
    TestCall call = new TestCall(options, 0.2, 10.0);
    call.caller.says(0.5, 2.5, "Tell me a story.", 0.2);
    call.model.answers(STORY, 0.1, 0.3);
    return call;
  }

  private static BargeIn bargeIn(Policy policy, int minWords, long warmUpMs) {
    return new BargeIn(policy, Reaction.NONE, 0, 500, 500, minWords, 800, 1000, warmUpMs);
  }

  private static BargeIn pausing() {
    return new BargeIn(Policy.ALLOW, Reaction.PAUSE, 80, 500, 500, 0, 800, 1000, 0);
  }
}
