package dev.repartee.engine;

import static dev.repartee.engine.TestCall.BASE;
import static dev.repartee.engine.TestCall.agent;
import static dev.repartee.engine.TestCall.assertAt;
import static dev.repartee.engine.TestCall.caller;
import static dev.repartee.engine.TestCall.cutOff;
import static dev.repartee.engine.event.ConversationEvent.AgentState.LISTENING;
import static dev.repartee.engine.event.ConversationEvent.AgentState.PAUSED;
import static dev.repartee.engine.event.ConversationEvent.AgentState.SPEAKING;
import static dev.repartee.engine.event.ConversationEvent.AgentState.THINKING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.FinalTranscript;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a call goes, second by second, in virtual time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TurnTakingScenariosTest {
  private static final String STORY = "Here is a long story for you.";

  @Test
  void scenario_01_a_turn_is_heard_answered_and_remembered() {
    TestCall call = new TestCall(BASE.with(new SpeculationLimits(Reach.OFF, 3, false)), 0.2, 2.0);
    call.caller.says(0.5, 2.5, "Hello, how are you?", 0.2);
    call.model.answers("I am fine thank you!", 0.1, 0.3);
    Conversation conversation = call.start();
    call.runUntil(5.4);
    assertEquals(List.of(caller("Hello, how are you?")), conversation.said());
    call.runUntil(10);

    assertAt(2.7, call.only(FinalTranscript.class).atMs() / 1e3);
    assertEquals(List.of(THINKING, SPEAKING, LISTENING), call.states());
    assertAt(3.0, call.secondsOfState(0));
    assertAt(3.5, call.secondsOfState(1));
    assertAt(5.5, call.secondsOfState(2));
    assertEquals(
        List.of(caller("Hello, how are you?"), agent("I am fine thank you!")), conversation.said());
  }

  @Test
  void scenario_05_a_long_voice_interrupts_and_the_message_ends_at_the_last_word_heard() {
    TestCall call = new TestCall(BASE.with(new SpeculationLimits(Reach.OFF, 3, false)), 0.2, 10.0);
    call.caller.says(0.5, 2.5, "Tell me a story.", 0.2);
    call.model.answers(STORY, 0.1, 0.3);
    call.caller.says(5.0, 6.0, "Stop!", 0.2);
    Conversation conversation = call.start();
    call.runUntil(6.6);

    assertEquals(List.of(THINKING, SPEAKING, LISTENING, THINKING), call.states());
    assertAt(5.5, call.secondsOfState(2));
    assertAt(6.5, call.secondsOfState(3));
    assertAt(2.0, call.caller.secondsOfSound());
    assertEquals(
        List.of(caller("Tell me a story."), cutOff("Here"), caller("Stop!")), conversation.said());
  }

  @Test
  void scenario_09_speech_while_the_agent_thinks_keeps_it_from_speaking() {
    TestCall call = new TestCall(BASE, 0.2, 10.0);
    call.caller.says(0.5, 2.5, "Tell me a story.", 0.2);
    call.model.answers(STORY, 1.0, 1.0);
    call.caller.says(3.0, 4.0, "Stop!", 0.2);
    Conversation conversation = call.start();
    call.runUntil(4.6);

    assertEquals(List.of(THINKING, LISTENING, THINKING), call.states());
    assertAt(3.5, call.secondsOfState(1));
    assertAt(4.5, call.secondsOfState(2));
    assertEquals(0, call.caller.secondsOfSound());
    assertEquals(List.of(caller("Tell me a story."), caller("Stop!")), conversation.said());
  }

  @Test
  void scenario_10_noise_without_words_pauses_the_agent_who_then_says_everything() {
    TestCall call = new TestCall(pausing(), 0.2, 5.0);
    call.caller.says(0.5, 1.5, "Tell me a story.", 0.2);
    call.model.answers(STORY, 0.1, 0.3);
    call.caller.says(3.0, 3.3, "", 0.2);
    Conversation conversation = call.start();
    call.runUntil(15);

    assertEquals(List.of(THINKING, SPEAKING, PAUSED, SPEAKING, LISTENING), call.states());
    assertAt(3.08, call.secondsOfState(2));
    assertAt(3.5, call.secondsOfState(3));
    assertEquals(List.of(caller("Tell me a story."), agent(STORY)), conversation.said());
  }

  @ParameterizedTest
  @CsvSource({"MODEL_AND_VOICE,0.7", "MODEL,0.8", "OFF,1.1"})
  void scenario_12_what_is_speculated_need_not_be_waited_for(
      Reach reach, double stopToSpeakSeconds) {
    TestCall call = new TestCall(BASE.with(new SpeculationLimits(reach, 3, false)), 0.3, 3.0);
    call.caller.says(0.5, 2.0, "Hello, how are you?", 0.1);
    call.model.answers("I am doing great!", 0.1, 0.3);
    call.start();
    call.runUntil(4);

    assertAt(2.0 + stopToSpeakSeconds, call.only(ReplyStarted.class).atMs() / 1e3);
  }

  @Test
  void scenario_13_what_is_added_before_the_reply_is_answered_with_it() {
    TestCall call = new TestCall(BASE, 1.0, 3.0);
    call.caller.says(0.5, 2.0, "Tell me a story", 0.2);
    call.model.answers("Here is a story for you.", 0.1, 0.3);
    call.model.answers("Here is a story about a firefighter.", 0.1, 0.3);
    call.caller.says(2.6, 3.2, "about a firefighter.", 0.2);
    Conversation conversation = call.start();
    call.runUntil(15);

    assertEquals(
        List.of(
            caller("Tell me a story"),
            caller("about a firefighter."),
            agent("Here is a story about a firefighter.")),
        conversation.said());
    assertEquals(
        "Tell me a story about a firefighter.",
        call.model.prompts().get(call.model.prompts().size() - 1).lastCallerText());
  }

  @Test
  void scenario_15_two_phrases_are_one_message() {
    TestCall call = new TestCall(BASE, 0.1, 1.0);
    call.caller.says(0.5, 2.5, "Hello, how are you?", 0.2);
    call.model.answers("Hello there. How are you?", 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(10);

    assertEquals(List.of("Hello there.", "How are you?"), call.voice.spoken());
    assertEquals(
        List.of(caller("Hello, how are you?"), agent("Hello there. How are you?")),
        conversation.said());
  }

  @Test
  void scenario_15_interrupted_in_the_first_phrase_the_second_is_absent() {
    TestCall call = new TestCall(BASE, 0.1, 4.0);
    call.caller.says(0.5, 2.5, "Hello, how are you?", 0.2);
    call.model.answers("Hello there. How are you?", 0.1, 0.1);
    call.caller.says(5.0, 6.0, "Wait a moment.", 0.2);
    Conversation conversation = call.start();
    call.runUntil(6.3);

    assertEquals(List.of(caller("Hello, how are you?"), cutOff("Hello")), conversation.said());
  }

  @Test
  void scenario_16_a_voice_without_any_transcript_is_dropped_after_the_timeout() {
    TestCall call = new TestCall(BASE, 0.2, 2.0);
    call.caller.saysUnfinished(0.5, 1.5, "");
    Conversation conversation = call.start();
    call.runUntil(10);

    assertEquals(List.of(), call.states());
    assertEquals(List.of(), conversation.said());
  }

  @Test
  void scenario_16_a_partial_transcript_alone_is_committed_after_the_timeout() {
    TestCall call = new TestCall(BASE, 0.2, 2.0);
    call.caller.saysUnfinished(0.5, 1.5, "Are you there");
    call.model.answers("Yes.", 0.1, 0.3);
    call.start();
    call.runUntil(10);

    TurnCommitted committed = call.only(TurnCommitted.class);
    assertEquals("Are you there", committed.text());
    assertEquals(CommitReason.TRANSCRIPTION_TIMEOUT, committed.reason());
    assertAt(7.5, committed.atMs() / 1e3);
  }

  @Test
  void scenario_21_a_final_while_the_voice_goes_on_does_not_end_the_turn() {
    TestCall call = new TestCall(BASE, 0.2, 2.0);
    call.caller.says(0.5, 1.5, "I would like", 0.2);
    call.caller.says(1.6, 3.5, "to book a table.", 0.2);
    call.model.answers("For how many?", 0.1, 0.3);
    call.start();
    call.runUntil(10);

    TurnCommitted committed = call.only(TurnCommitted.class);
    assertEquals("I would like to book a table.", committed.text());
    assertAt(4.0, committed.atMs() / 1e3);
  }

  @ParameterizedTest
  @CsvSource({"Hello,false", "Hello there!,true"})
  void scenario_22_over_the_agent_it_takes_as_many_words_as_configured(
      String said, boolean interrupts) {
    TestCall call = new TestCall(needsTwoWords(), 0.2, 10.0);
    call.caller.says(0.5, 2.5, "Tell me a story.", 0.2);
    call.model.answers(STORY, 0.1, 0.3);
    call.caller.says(5.0, 6.0, said, 0.2);
    Conversation conversation = call.start();
    call.runUntil(7);

    boolean wasInterrupted = !call.all(ReplyEnded.class).isEmpty();
    assertEquals(interrupts, wasInterrupted);
    assertEquals(interrupts, conversation.said().contains(caller(said)));
  }

  @Test
  void scenario_22_one_word_suffices_while_the_agent_is_silent() {
    TestCall call = new TestCall(needsTwoWords(), 0.2, 2.0);
    call.caller.says(0.5, 1.0, "Hello", 0.2);
    call.model.answers("Hello there.", 0.1, 0.3);
    call.start();
    call.runUntil(5);

    assertEquals("Hello", call.only(TurnCommitted.class).text());
  }

  @Test
  void scenario_23_history_holds_exactly_the_words_that_reached_the_ear() {
    TestCall call = new TestCall(pausing(), 0.2, 7.0);
    call.caller.delaySeconds(0.3);
    call.caller.says(0.5, 1.5, "Tell me a story.", 0.2);
    call.model.answers(STORY, 0.1, 0.3);
    call.caller.says(5.5, 6.0, "That is enough for me.", 0.2);
    Conversation conversation = call.start();
    call.runUntil(6.3);

    // Sound from 2.2 s, paused at 5.58 s: 3.38 s of 7 s went out and will be heard; a word a
    // second.
    ReplyEnded ended = call.only(ReplyEnded.class);
    assertEquals("Here is a", ended.heardText());
    assertEquals(List.of(caller("Tell me a story."), cutOff("Here is a")), conversation.said());
    assertAt(3.38, call.caller.secondsOfSound());
  }

  private static TurnOptions pausing() {
    return BASE.with(new BargeIn(Policy.ALLOW, Reaction.PAUSE, 80, 500, 500, 0, 800, 1000, 0));
  }

  private static TurnOptions needsTwoWords() {
    return BASE.with(new BargeIn(Policy.ALLOW, Reaction.NONE, 0, 500, 500, 2, 800, 1000, 0));
  }
}
