package dev.repartee.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.PartialTranscript;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyPaused;
import dev.repartee.engine.event.ConversationEvent.ReplyResumed;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.SilenceBroken;
import dev.repartee.engine.event.ConversationEvent.StateChanged;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnDiscarded;
import dev.repartee.engine.event.ConversationEvent.TurnReopened;
import dev.repartee.engine.event.ConversationEvent.WordHeard;
import dev.repartee.engine.turn.TurnDecision.DiscardReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has the floor, as the page shows it and lets the caller say it. */
class TurnTakingPageTest extends StubbedPageTest {
  @Test
  void aPausedReplyIsMarkedUntilItGoesOn() {
    openInReply();

    happen(new ReplyPaused(10, 1, false), new StateChanged(10, AgentState.PAUSED));
    assertThat(page().getByText("Paused", exactly())).isVisible();
    assertThat(agentWords().locator(".held")).hasText("paused");

    happen(new ReplyResumed(11, 1), new StateChanged(11, AgentState.SPEAKING));
    assertThat(page().getByText("Speaking", exactly())).isVisible();
    assertThat(agentWords().locator(".held")).hasCount(0);
  }

  @Test
  void aLoweredVoiceIsToldApartFromAPause() {
    openInReply();

    happen(new StateChanged(9, AgentState.SPEAKING), new ReplyPaused(10, 1, true));
    assertThat(page().getByText("Speaking softly")).isVisible();
    assertThat(agentWords().locator(".held")).hasText("softly");

    happen(new ReplyResumed(11, 1));
    assertThat(page().getByText("Speaking", exactly())).isVisible();
  }

  @Test
  void aBackChannelIsNotedSmallAndIsNoTurn() {
    openInReply();

    happen(
        new PartialTranscript(10, 2, "mm-hmm", 0),
        new TurnDiscarded(11, DiscardReason.BACK_CHANNEL, "mm-hmm"));

    assertThat(page().locator(".line.caller")).hasCount(1);
    assertThat(page().locator(".murmur")).hasText("You, in passing: “mm-hmm”");
  }

  @Test
  void aNoiseLeavesNoTrace() {
    openInReply();

    happen(
        new PartialTranscript(10, 2, "the", 0), new TurnDiscarded(11, DiscardReason.NO_WORDS, ""));

    assertThat(page().locator(".line.caller")).hasCount(1);
    assertThat(page().locator(".murmur")).hasCount(0);
  }

  @Test
  void aReplyTakenBackIsStruckAndBothPartsBecomeOneTurn() {
    openInReply();

    happen(
        new PartialTranscript(10, 2, "And on", 0),
        new ReplyEnded(11, 1, "We", true, true),
        new TurnReopened(11, 1, 240),
        new PartialTranscript(12, 1, "And on Sunday", 2));

    Locator caller = page().locator(".line.caller .words");
    assertThat(caller).hasText("When are you open? And on Sunday");
    assertThat(caller.locator(".unstable")).hasText("Sunday");
    assertThat(agentWords().locator("s")).hasText("We");
    assertThat(agentWords().locator(".cut")).hasText("taken back: you were not finished");
    assertThat(page().getByRole(AriaRole.STATUS))
        .hasText("The agent takes the answer back and listens.");

    happen(committed(13, 1, "When are you open? And on Sunday?"), new ReplyText(14, 2, "Never."));
    assertThat(caller).hasText("When are you open? And on Sunday?");
    assertThat(caller.locator(".unstable")).hasCount(0);
    assertThat(page().getByRole(AriaRole.STATUS)).hasText("Connected. You can speak now.");
  }

  @Test
  void aReopenedTurnToWhichNothingCameIsAsItWas() {
    openInReply();

    happen(
        new ReplyEnded(11, 1, "We", true, true),
        new TurnReopened(11, 1, 240),
        new PartialTranscript(12, 1, "uh", 0),
        new TurnDiscarded(13, DiscardReason.NO_WORDS, ""));

    assertThat(page().locator(".line.caller .words")).hasText("When are you open?");
    assertThat(agentWords().locator("s")).hasText("We");
  }

  @Test
  void aReplyThatIsTakenBackBeforeItsFirstWordShowsHowItBegan() {
    open("");
    talk();

    happen(
        committed(1, 1, "When are you open?"),
        new ReplyText(2, 1, "We are open from nine."),
        new ReplyStarted(3, 1, 1),
        new ReplyEnded(4, 1, "", true, true));

    assertThat(agentWords().locator("s")).hasText("We are open");
  }

  @Test
  void silenceThatTheAgentBreaksIsTold() {
    open("");
    talk();

    happen(new SilenceBroken(1, 1), new ReplyText(2, 1, "Are you still there?"));

    assertThat(page().locator(".note"))
        .hasText("It was quiet, so the agent asks whether you are there");
  }

  @Test
  void theAgentCanBeHushedWhileItSpeaks() {
    openInReply();
    assertThat(button("Be quiet")).isDisabled();

    happen(new StateChanged(10, AgentState.SPEAKING));
    button("Be quiet").click();

    assertEquals(List.of("hush"), page().evaluate("() => stub.pressed"));
  }

  @Test
  void whereTheFloorIsByButtonItIsHeldWhileTheCallerSpeaks() {
    openWithFloorByButton();
    talk();
    assertThat(page().getByText("Hold the button or the space bar")).isVisible();

    button("Hold to talk").hover();
    page().mouse().down();
    assertThat(button("Let go when done")).hasAttribute("aria-pressed", "true");
    page().mouse().up();

    assertThat(button("Hold to talk")).isVisible();
    assertEquals(List.of("talk_started", "talk_ended"), page().evaluate("() => stub.pressed"));
    assertThat(button("Mute")).hasCount(0);
  }

  @Test
  void theSpaceBarTakesTheFloorUnlessItIsNeededForTyping() {
    openWithFloorByButton();
    talk();

    page().getByLabel("Say it in writing").click();
    page().keyboard().press("Space");
    assertEquals(List.of(), page().evaluate("() => stub.pressed"));

    button("Hold to talk").focus();
    page().keyboard().down("Space");
    page().keyboard().down("Space");
    page().keyboard().up("Space");
    assertEquals(List.of("talk_started", "talk_ended"), page().evaluate("() => stub.pressed"));
  }

  @Test
  void aPageThatLosesTheFocusLetsTheButtonGo() {
    openWithFloorByButton();
    talk();

    button("Hold to talk").focus();
    page().keyboard().down("Space");
    page().evaluate("() => window.dispatchEvent(new Event('blur'))");

    assertEquals(List.of("talk_started", "talk_ended"), page().evaluate("() => stub.pressed"));
  }

  private void openInReply() {
    open("");
    talk();
    happen(
        committed(1, 1, "When are you open?"),
        new ReplyText(2, 1, "We are open from nine."),
        new ReplyStarted(3, 1, 1),
        new WordHeard(4, 1, 0, 2));
  }

  private Locator agentWords() {
    return page().locator(".line.agent .words").first();
  }

  private static ConversationEvent committed(long atMs, int turn, String text) {
    return new TurnCommitted(atMs, turn, text, CommitReason.SILENCE, 350L, null, null, null);
  }
}
