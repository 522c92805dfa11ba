package dev.repartee.engine;

import static dev.repartee.engine.TestCall.BASE;
import static dev.repartee.engine.TestCall.agent;
import static dev.repartee.engine.TestCall.caller;
import static dev.repartee.engine.TestCall.cutOff;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CallEnded;
import dev.repartee.engine.event.ConversationEvent.CallStarted;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.event.ConversationEvent.Problem;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.SpeculationDropped;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnLatency;
import dev.repartee.engine.event.ConversationEvent.WordHeard;
import dev.repartee.engine.turn.SpeculationLimits;
import dev.repartee.engine.turn.SpeculationLimits.Reach;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private final TestCall call = new TestCall(BASE, 0.2, 2.0);

  @Test
  void greetsFirstAndCanBeInterruptedInIt() {
    call.greetsWith("Good morning to you.");
    call.caller.says(1.0, 2.5, "I need a bike today", 0.1);
    call.model.answers("Sure.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(2.0);

    assertEquals(List.of(cutOff("Good morning")), conversation.said());
  }

  @Test
  void saysWhoTalksBeforeAnythingElse() {
    call.start();
    assertEquals(
        new CallStarted(0, "call-1", "Test", "stub model", "stub voice"), call.events.get(0));
  }

  @Test
  void givesTheLineAFrameEveryTenMillisecondsAlsoInSilence() {
    call.start();
    call.runUntil(3.0);
    assertEquals(300, call.caller.framesPlayed());
  }

  @Test
  void answersTypedTextInTheSameConversation() {
    call.model.answers("Yes we are.", 0.1, 0.2);
    Conversation conversation = call.start();
    call.caller.types("  Are you open? ");
    call.runUntil(5);

    assertEquals(CommitReason.TYPED, call.only(TurnCommitted.class).reason());
    assertEquals(List.of(caller("Are you open?"), agent("Yes we are.")), conversation.said());
  }

  @Test
  void typedTextInterruptsTheAgentAndFollowsWhatWasHeard() {
    call.model.answers("One two three four.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.caller.types("Count.");
    call.runUntil(1.4);
    call.caller.types("Enough.");
    assertEquals(
        List.of(caller("Count."), cutOff("One two"), caller("Enough.")), conversation.said());
  }

  @Test
  void countsEachStageFromTheEndOfTheVoice() {
    call.caller.says(0.5, 2.5, "Hello", 0.2);
    call.model.answers("Hi there.", 0.1, 0.2);
    call.start();
    call.runUntil(5);

    TurnLatency latency = call.only(TurnLatency.class);
    assertEquals(200L, latency.textMs());
    assertEquals(500L, latency.commitMs());
    assertEquals(300L, latency.firstTokenMs());
    assertEquals(500L, latency.firstPhraseMs());
    assertEquals(700L, latency.firstAudioMs());
    // The line takes it on the next beat.
    assertEquals(710L, latency.heardMs());
  }

  @Test
  void tellsEachWordWhenItWasHeard() {
    call.model.answers("One two three four.", 0.1, 0.1);
    call.start();
    call.caller.types("Count.");
    call.runUntil(5);

    List<WordHeard> heard = call.all(WordHeard.class);
    assertEquals(List.of(3, 7, 13, 19), heard.stream().map(WordHeard::textEnd).toList());
    assertEquals(500, heard.get(1).atMs() - heard.get(0).atMs());
  }

  @Test
  void apologizesWhenTheModelFails() {
    call.model.fails("", 0.1);
    Conversation conversation = call.start();
    call.caller.types("Hello?");
    call.runUntil(5);

    assertEquals(Part.MODEL, call.only(Problem.class).part());
    assertEquals(
        List.of(caller("Hello?"), agent("Sorry, something went wrong.")), conversation.said());
  }

  @Test
  void apologizesAfterWhatWasSaidWhenTheModelIsCutOffInTheMiddle() {
    call.model.fails("The price is", 0.1);
    Conversation conversation = call.start();
    call.caller.types("How much?");
    call.runUntil(8);

    assertEquals(agent("The price is Sorry, something went wrong."), conversation.said().get(1));
  }

  @Test
  void asksTheModelAgainWhenItFailedWhileTheReplyWasOnlyPrepared() {
    call.caller.says(0.5, 2.5, "Hello", 0.1);
    call.model.fails("", 0.05).answers("Hi there.", 0.1, 0.2);
    Conversation conversation = call.start();
    call.runUntil(6);

    assertEquals(List.of(), call.all(Problem.class));
    assertEquals(List.of(caller("Hello"), agent("Hi there.")), conversation.said());
  }

  @Test
  void apologizesWhenTheModelNeverAnswers() {
    call.model.answers("Too late.", 60, 60);
    Conversation conversation = call.start();
    call.caller.types("Hello?");
    call.runUntil(20);

    assertEquals(agent("Sorry, something went wrong."), conversation.said().get(1));
    assertTrue(call.model.cancelled() > 0);
  }

  @Test
  void doesNotClaimToHaveSaidWhatTheVoiceCouldNotSpeak() {
    call.voice.fail();
    call.model.answers("Hi there.", 0.1, 0.2);
    Conversation conversation = call.start();
    call.caller.types("Hello?");
    call.runUntil(5);

    assertEquals(Part.VOICE, call.only(Problem.class).part());
    assertEquals("", call.only(ReplyEnded.class).heardText());
    assertEquals(List.of(caller("Hello?")), conversation.said());
  }

  @Test
  void leavesNoTraceOfASpeculationThatWasDropped() {
    TestCall speculating =
        new TestCall(BASE.with(new SpeculationLimits(Reach.MODEL_AND_VOICE, 3, false)), 0.05, 1.0);
    speculating.caller.says(0.5, 1.5, "Book a table", 0.1);
    speculating.caller.says(1.9, 2.5, "for two.", 0.1);
    speculating.model.answers("Wrong.", 0.05, 0.1).answers("Right.", 0.05, 0.1);
    Conversation conversation = speculating.start();
    speculating.runUntil(6);

    assertEquals(1, speculating.all(SpeculationDropped.class).size());
    assertEquals(List.of(caller("Book a table for two."), agent("Right.")), conversation.said());
    assertEquals(
        List.of("Right."), speculating.all(ReplyText.class).stream().map(ReplyText::text).toList());
  }

  @Test
  void asksAnExpensiveModelOnlyForWhatIsSurelyNeeded() {
    TestCall speculating =
        new TestCall(BASE.with(new SpeculationLimits(Reach.MODEL_AND_VOICE, 3, true)), 0.05, 1.0);
    speculating.model.becomeExpensive();
    speculating.caller.says(0.5, 1.5, "Book a table", 0.1);
    speculating.caller.says(1.9, 2.5, "for two.", 0.1);
    speculating.model.answers("Right.", 0.05, 0.1);
    Conversation conversation = speculating.start();
    speculating.runUntil(6);

    assertEquals(1, speculating.model.prompts().size());
    assertEquals(List.of(caller("Book a table for two."), agent("Right.")), conversation.said());
  }

  @Test
  void endsEverythingWhenTheCallerHangsUp() {
    call.model.answers("One two three four.", 0.1, 0.1);
    call.start();
    call.caller.types("Count.");
    call.runUntil(1.0);
    call.caller.hangsUp();
    int frames = call.caller.framesPlayed();
    call.runUntil(9);

    ConversationEvent last = call.events.get(call.events.size() - 1);
    assertEquals(new CallEnded(1000, "the caller hung up"), last);
    assertEquals(frames, call.caller.framesPlayed());
    assertTrue(call.caller.isClosed());
  }

  @Test
  void hearsNothingMoreAfterItHungUp() {
    Conversation conversation = call.start();
    call.runUntil(1.0);
    conversation.hangUp("done");
    conversation.hangUp("done twice");
    call.caller.types("Hello?");
    call.runUntil(3);

    assertEquals("done", call.only(CallEnded.class).reason());
    assertFalse(call.events.stream().anyMatch(TurnCommitted.class::isInstance));
  }
}
