package dev.repartee.engine;

import static dev.repartee.engine.TestCall.BASE;
import static dev.repartee.engine.TestCall.agent;
import static dev.repartee.engine.TestCall.assertAt;
import static dev.repartee.engine.TestCall.caller;
import static dev.repartee.engine.TestCall.cutOff;
import static dev.repartee.engine.TestCall.murmured;
import static dev.repartee.engine.TestCall.withdrawn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.event.ConversationEvent.Outcome;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyPaused;
import dev.repartee.engine.event.ConversationEvent.ReplyResumed;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnDiscarded;
import dev.repartee.engine.event.ConversationEvent.TurnOutcome;
import dev.repartee.engine.event.ConversationEvent.TurnReopened;
import dev.repartee.engine.turn.BargeIn;
import dev.repartee.engine.turn.BargeIn.Reaction;
import dev.repartee.engine.turn.TurnDecision.DiscardReason;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.engine.turn.TurnOptions.Floor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a voice over the agent's reply leads to, in virtual time. */
class OverlapTest {
  private static final String STORY = "Here is a long story for you.";
  private static final TurnOptions OPTIONS = BASE.with(BargeIn.DEFAULT);

  @Test
  void aCallerWhoGoesOnJustAfterTheReplyBeganIsGivenTheFloorAndOneReplyToAllOfIt() {
    TestCall call = new TestCall(OPTIONS, 0.1, 4.0);
    call.caller.says(0.5, 2.0, "I would like to book a table", 0.1);
    call.caller.says(3.1, 4.0, "for two people.", 0.1);
    call.model.answers("For how many of you?", 0.1, 0.1).answers("Done for two.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(9.5);

    assertEquals(1, call.only(TurnReopened.class).turn());
    List<TurnCommitted> commits = call.all(TurnCommitted.class);
    assertEquals(List.of(1, 1), commits.stream().map(TurnCommitted::turn).toList());
    assertEquals("I would like to book a table for two people.", commits.get(1).text());
    assertEquals(
        "I would like to book a table for two people.",
        call.model.prompts().get(call.model.prompts().size() - 1).lastCallerText());
    assertEquals(
        List.of(
            caller("I would like to book a table"),
            caller("for two people."),
            agent("Done for two.")),
        conversation.said());
  }

  @Test
  void itIsSilentWithinATenthOfASecondWhenTheCallerGoesOn() {
    TestCall call = new TestCall(OPTIONS, 0.1, 4.0);
    call.caller.says(0.5, 2.0, "I would like to book a table", 0.1);
    call.caller.says(3.1, 4.0, "for two people.", 0.1);
    call.model.answers("For how many of you?", 0.1, 0.1);
    call.start();
    call.runUntil(3.9);

    // Sound from 2.5 s until a tenth of a second after the caller's voice came back.
    assertAt(0.57, call.caller.secondsOfSound());
  }

  @Test
  void wordsThatWereHeardOfAReplyTakenBackAreKeptButNotTold() {
    TestCall call = new TestCall(OPTIONS, 0.1, 2.0);
    call.caller.says(0.5, 2.0, "I would like to book a table", 0.1);
    call.caller.says(3.2, 4.0, "for two people.", 0.1);
    call.model.answers("Sure, for how many?", 0.1, 0.1).answers("Done.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(4.3);

    assertEquals(
        List.of(caller("I would like to book a table"), withdrawn("Sure,")), conversation.said());
    assertEquals(true, call.only(ReplyEnded.class).withdrawn());
  }

  @Test
  void aReplyTakenBackForANoiseIsGivenAgain() {
    TestCall call = new TestCall(OPTIONS, 0.1, 2.0);
    call.caller.says(0.5, 2.0, "Tell me a story.", 0.1);
    call.caller.says(2.7, 3.7, "", 0.1);
    call.model.answers("Once upon a time.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(9);

    assertEquals(
        List.of(caller("Tell me a story."), agent("Once upon a time.")), conversation.said());
    assertEquals(1, call.only(TurnReopened.class).turn());
  }

  @Test
  void anAgentThatGaveWayToALongNoiseAsksWhatWasSaid() {
    TestCall call = new TestCall(OPTIONS, 0.1, 8.0);
    call.caller.says(0.5, 2.0, "Tell me a story.", 0.1);
    call.caller.says(6.0, 7.5, "", 0.1);
    call.model.answers(STORY, 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(17);

    assertEquals(
        List.of(
            caller("Tell me a story."), cutOff("Here is a"), agent("Sorry, I didn't catch that.")),
        conversation.said());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mm-hmm.", "Yeah.", "Okay, right.", "I see."})
  void aBackChannelIsNotedAndTheAgentGoesOn(String said) {
    TestCall call = new TestCall(OPTIONS, 0.1, 6.0);
    call.caller.says(0.5, 2.0, "Tell me a story.", 0.1);
    call.caller.says(5.0, 5.4, said, 0.1);
    call.model.answers(STORY, 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(15);

    assertEquals(
        List.of(caller("Tell me a story."), murmured(said), agent(STORY)), conversation.said());
    assertEquals(DiscardReason.BACK_CHANNEL, call.only(TurnDiscarded.class).reason());
    assertAt(5.5, call.only(ReplyResumed.class).atMs() / 1e3);
  }

  @Test
  void theAgentsOwnEchoDoesNotInterruptIt() {
    TestCall call = new TestCall(OPTIONS, 0.1, 7.0);
    call.caller.says(0.5, 2.0, "Tell me a story.", 0.1);
    call.caller.says(5.8, 6.4, "is a long", 0.1);
    call.model.answers(STORY, 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(15);

    assertEquals(DiscardReason.ECHO, call.only(TurnDiscarded.class).reason());
    assertEquals(List.of(caller("Tell me a story."), agent(STORY)), conversation.said());
  }

  @Test
  void eachFalseAlarmInAReplyMakesTheNextOneSlower() {
    TestCall call = new TestCall(OPTIONS, 0.1, 12.0);
    call.caller.says(0.5, 2.0, "Tell me a story.", 0.1);
    call.caller.says(5.0, 5.3, "", 0.1);
    call.caller.says(7.0, 7.3, "", 0.1);
    call.caller.says(9.0, 9.2, "", 0.1);
    call.model.answers(STORY, 0.1, 0.1);
    call.start();
    call.runUntil(12);

    List<ReplyPaused> paused = call.all(ReplyPaused.class);
    assertEquals(2, paused.size());
    assertAt(5.064, paused.get(0).atMs() / 1e3);
    assertAt(7.128, paused.get(1).atMs() / 1e3);
  }

  @Test
  void aVoiceFarAwayIsNotTheCallers() {
    TestCall call = new TestCall(OPTIONS, 0.1, 6.0);
    call.caller.says(0.5, 2.0, "Tell me a story.", 0.1);
    call.caller.hearsFarAway(5.0, 6.5, "Dinner is ready, come down.", 0.1);
    call.caller.hearsFarAway(10.0, 11.0, "And bring the cat.", 0.1);
    call.model.answers(STORY, 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(15);

    assertEquals(List.of(), call.all(ReplyPaused.class));
    assertEquals(
        List.of(DiscardReason.FAR_VOICE, DiscardReason.FAR_VOICE),
        call.all(TurnDiscarded.class).stream().map(TurnDiscarded::reason).toList());
    assertEquals(List.of(caller("Tell me a story."), agent(STORY)), conversation.said());
  }

  @Test
  void aCallerWhoHasMovedAwayIsBelievedTheThirdTime() {
    TestCall call = new TestCall(OPTIONS, 0.1, 1.0);
    call.caller.says(0.5, 2.0, "Hello there.", 0.1);
    call.caller.hearsFarAway(5.0, 6.0, "Are you open?", 0.1);
    call.caller.hearsFarAway(8.0, 9.0, "Hello, are you open?", 0.1);
    call.caller.hearsFarAway(11.0, 12.0, "Are you open or not?", 0.1);
    call.model.answers("Hi.", 0.1, 0.1);
    call.start();
    call.runUntil(15);

    assertEquals(
        List.of("Hello there.", "Are you open or not?"),
        call.all(TurnCommitted.class).stream().map(TurnCommitted::text).toList());
  }

  @Test
  void aDuckedAgentTalksOnSoftly() {
    BargeIn ducking = BargeIn.DEFAULT.with(Reaction.DUCK);
    TestCall call = new TestCall(BASE.with(ducking), 0.1, 6.0);
    call.caller.says(0.5, 2.0, "Tell me a story.", 0.1);
    call.caller.says(5.0, 5.4, "Mm-hmm.", 0.1);
    call.model.answers(STORY, 0.1, 0.1);
    call.start();
    call.runUntil(15);

    assertEquals(true, call.only(ReplyPaused.class).ducked());
    assertAt(6.0, call.caller.secondsOfSound());
  }

  @Test
  void whatMustBeHeardCannotBeInterruptedTheRestCan() {
    StockLines lines = StockLines.ENGLISH;
    TestCall call = new TestCall(OPTIONS, 0.1, 8.0);
    call.says(
        new StockLines(
            lines.apology(),
            lines.pardon(),
            lines.silencePrompts(),
            lines.farewell(),
            lines.murmur(),
            List.of("This call is recorded")));
    call.greetsWith("This call is recorded for you my friend.");
    call.caller.says(1.0, 2.0, "Skip that please.", 0.1);
    call.caller.says(6.0, 7.0, "Stop talking.", 0.1);
    call.model.answers("Fine.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(6.9);

    // A word a second: the notice is over at 4.1 s, and what was said over it is answered then.
    assertEquals(cutOff("This call is recorded"), conversation.said().get(0));
    assertEquals(caller("Skip that please."), conversation.said().get(1));
  }

  @Test
  void oneWhoHoldsTheButtonHasTheFloor() {
    TestCall call = new TestCall(OPTIONS.with(Floor.BY_BUTTON), 0.1, 5.0);
    call.caller.says(1.0, 2.0, "Are you open", 0.1);
    call.caller.says(4.0, 5.0, "on Sundays?", 0.1);
    call.model.answers("Yes we are.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(0.9);
    call.caller.pressesTheButton();
    call.runUntil(5.2);
    assertEquals(List.of(), call.all(TurnCommitted.class));
    call.caller.releasesTheButton();
    call.runUntil(7.5);
    call.caller.pressesTheButton();
    call.runUntil(7.6);

    assertEquals("Are you open on Sundays?", call.only(TurnCommitted.class).text());
    assertEquals(2, conversation.said().size());
    assertEquals(cutOff("Yes"), conversation.said().get(1));
  }

  @Test
  void aVoiceWithoutTheButtonIsNotHeard() {
    TestCall call = new TestCall(OPTIONS.with(Floor.BY_BUTTON), 0.1, 5.0);
    call.caller.says(1.0, 2.0, "Are you open?", 0.1);
    call.start();
    call.runUntil(7);

    assertEquals(List.of(), call.all(TurnCommitted.class));
  }

  @Test
  void oneWhoAsksForSilenceGetsItWithoutATurn() {
    TestCall call = new TestCall(OPTIONS, 0.1, 6.0);
    call.caller.says(0.5, 2.0, "Tell me a story.", 0.1);
    call.model.answers(STORY, 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(5.0);
    call.caller.hushes();
    call.runUntil(9.0);

    assertEquals(List.of(caller("Tell me a story."), cutOff("Here is")), conversation.said());
  }

  @Test
  void aLongTurnIsEncouragedInAShortPause() {
    TestCall call = new TestCall(BASE.withMurmurAfterMs(3000), 0.1, 0.5);
    call.caller.says(0.5, 4.0, "It all began last summer", 0.1);
    call.caller.says(4.4, 6.0, "when I bought the bike.", 0.1);
    call.model.answers("I see.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.runUntil(9);

    assertEquals(List.of("Mm-hmm.", "I see."), call.voice.spoken());
    assertEquals("Mm-hmm.", conversation.said().get(0).text());
    assertEquals(
        "It all began last summer when I bought the bike.", conversation.said().get(1).text());
  }

  @Test
  void eachTurnTellsWhatBecameOfIt() {
    TestCall call = new TestCall(OPTIONS, 0.1, 3.0);
    call.caller.says(0.5, 1.5, "Book a table", 0.1);
    call.caller.says(2.2, 3.0, "for two.", 0.1);
    call.caller.says(6.0, 7.0, "Make it three people.", 0.1);
    call.model.answers("One two three.", 0.1, 0.1);
    call.start();
    call.runUntil(15);

    assertEquals(
        List.of(Outcome.WENT_ON, Outcome.INTERRUPTED, Outcome.HEARD_OUT),
        call.all(TurnOutcome.class).stream().map(TurnOutcome::outcome).toList());
  }
}
