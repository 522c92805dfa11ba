package dev.repartee.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.FinalTranscript;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.event.ConversationEvent.PartialTranscript;
import dev.repartee.engine.event.ConversationEvent.Problem;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnLatency;
import dev.repartee.engine.event.ConversationEvent.WordHeard;
import org.junit.jupiter.api.Test;

/** What is said, as the page shows it. */
class TranscriptPageTest extends StubbedPageTest {
  @Test
  void wordsThatMayStillChangeAreLighterUntilTheTurnIsFinal() {
    open("");
    talk();

    happen(new PartialTranscript(1, 1, "what are your opening", 3));
    Locator words = page().locator(".line.caller .words");
    assertThat(words).hasText("what are your opening");
    assertThat(words.locator(".unstable")).hasText(" opening");

    happen(
        new FinalTranscript(2, 1, "What are your opening hours?"),
        new TurnCommitted(
            3, 1, "What are your opening hours?", CommitReason.SILENCE, 350L, null, null, null));
    assertThat(words).hasText("What are your opening hours?");
    assertThat(words.locator(".unstable")).hasCount(0);
  }

  @Test
  void aTurnThatTurnsOutToBeNoSpeechDisappears() {
    open("");
    talk();

    happen(new PartialTranscript(1, 1, "hm", 0), new FinalTranscript(2, 1, ""));

    assertThat(page().locator(".line.caller")).hasCount(0);
  }

  @Test
  void theAgentsWordsLightUpAsTheyAreHeard() {
    open("");
    talk();

    happen(new ReplyText(1, 1, "We are open "), new ReplyText(2, 1, "from nine."));
    Locator words = page().locator(".line.agent .words");
    assertThat(words.locator(".unheard")).hasText("We are open from nine.");

    happen(new WordHeard(3, 1, 0, 2), new WordHeard(4, 1, 3, 6));
    assertThat(words.locator("mark")).hasText("are");
    assertThat(words.locator(".unheard")).hasText(" open from nine.");

    happen(new ReplyEnded(5, 1, "We are open from nine.", false, false));
    assertThat(words.locator("mark, .unheard, s")).hasCount(0);
    assertThat(words).hasText("We are open from nine.");
  }

  @Test
  void anInterruptedRemarkShowsWhereItWasCut() {
    open("");
    talk();

    happen(
        new ReplyText(1, 1, "We are open from nine to six."),
        new WordHeard(2, 1, 0, 2),
        new WordHeard(3, 1, 3, 6),
        new ReplyEnded(4, 1, "We are", true, false));

    Locator words = page().locator(".line.agent .words");
    assertThat(words.locator(".cut")).hasText("you broke in");
    assertThat(words.locator("s")).hasText("open from nine to six.");
    assertThat(words).containsText("We are you broke in open");
  }

  @Test
  void aReplyOfWhichNothingWasHeardLeavesNoTrace() {
    open("");
    talk();

    happen(new ReplyText(1, 1, "We are open."), new ReplyEnded(2, 1, "", true, false));

    assertThat(page().locator(".line.agent")).hasCount(0);
  }

  @Test
  void eachTurnAddsABarThatSaysWhereTheTimeWent() {
    open("");
    talk();

    happen(
        new ReplyText(1, 1, "Hello."),
        new ReplyStarted(2, 1, 1),
        new TurnLatency(3, 1, 118L, 352L, 221L, 230L, 249L, 431L));

    Locator row =
        page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("118"));
    assertThat(row.getByRole(AriaRole.CELL))
        .hasText(new String[] {"118", "352", "221", "249", "431"});
    assertThat(page().locator("latency-panel svg rect")).hasCount(5);
    assertThat(page().locator(".line.agent .latency")).hasText("431 ms");
  }

  @Test
  void aProblemIsToldInTheTranscriptAndTheCallGoesOn() {
    open("");
    talk();

    happen(new Problem(1, Part.MODEL, "The model does not answer; check that it runs."));

    assertThat(page().locator(".note")).hasText("The model does not answer; check that it runs.");
    assertThat(page().getByText("Listening")).isVisible();
  }
}
