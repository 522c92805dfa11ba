package dev.repartee.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.event.ConversationEvent.CallEnded;
import dev.repartee.engine.event.ConversationEvent.CallStarted;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.StateChanged;
import dev.repartee.engine.event.ConversationEvent.ToolEnded;
import dev.repartee.engine.event.ConversationEvent.ToolStarted;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call on the page, from the first press of the button to the last. */
class CallPageTest extends StubbedPageTest {
  @Test
  void connectsAndShowsWhatTheAgentDoes() {
    open("");
    talk();

    happen(new StateChanged(1, AgentState.THINKING));
    assertThat(page().getByText("Thinking")).isVisible();
    happen(new StateChanged(2, AgentState.SPEAKING));
    assertThat(page().getByText("Speaking")).isVisible();
    happen(new StateChanged(3, AgentState.PAUSED));
    assertThat(page().getByText("Paused")).isVisible();
    assertEquals(List.of(), complaints());
  }

  @Test
  void aToolThatRunsIsNamedWhileTheAgentThinks() {
    open("");
    talk();

    happen(new StateChanged(1, AgentState.THINKING), new ToolStarted(2, 1, "order_status"));
    assertThat(page().getByText("Using order status.")).isVisible();

    happen(new ToolEnded(3, 1, "order_status", 1, false));
    assertThat(page().getByText("One moment.")).isVisible();
  }

  @Test
  void theCallersWritingGoesIntoTheSameCall() {
    open("");
    talk();

    Locator field = page().getByLabel("Say it in writing");
    field.fill("  Do you sell tea?  ");
    field.press("Enter");

    assertEquals(List.of("Do you sell tea?"), page().evaluate("() => stub.sent"));
    assertThat(field).hasValue("");
  }

  @Test
  void whenTheCallEndsItsWordsStay() {
    open("");
    talk();

    happen(
        new TurnCommitted(1, 1, "Goodbye", CommitReason.SILENCE, 350L, null, null, null),
        new CallEnded(2, "the agent said goodbye"));

    assertThat(button("Talk")).isVisible();
    assertThat(page().locator(".line.caller")).hasText("You Goodbye");
    assertThat(page().locator(".note")).hasText("Call ended: the agent said goodbye");
  }

  @Test
  void aLostLineIsTakenUpAgainAndANewCallDoesNotTouchTheOldWords() {
    open("");
    talk();
    happen(new TurnCommitted(1, 1, "Before", CommitReason.SILENCE, 350L, null, null, null));

    page().evaluate("() => { stub.gone = true; stub.lose(); }");
    assertThat(page().getByRole(AriaRole.ALERT)).containsText("The connection was lost");
    assertThat(page().getByText("Disconnected", exactly())).isVisible();
    page().evaluate("() => { stub.gone = false; }");
    button("Try now").click();
    page().getByText("Listening").waitFor();
    happen(
        new CallStarted(1, "2", "Robin", "Model", "Voice"),
        new TurnCommitted(2, 1, "After", CommitReason.SILENCE, 350L, null, null, null));

    assertThat(page().locator(".line.caller .words")).hasText(new String[] {"Before", "After"});
    assertThat(page().locator(".note")).hasText("New call");
  }

  @Test
  void anInterruptedLineIsWaitedForAndTheCallGoesOn() {
    open("");
    talk();
    happen(new TurnCommitted(1, 1, "Before", CommitReason.SILENCE, 350L, null, null, null));

    page().evaluate("() => stub.interrupt()");
    assertThat(page().getByRole(AriaRole.ALERT)).containsText("Connection lost, waiting");
    page().evaluate("() => stub.comeBack()");
    page().getByText("Listening").waitFor();
    happen(new TurnCommitted(2, 2, "After", CommitReason.SILENCE, 350L, null, null, null));

    assertThat(page().locator(".line.caller .words")).hasText(new String[] {"Before", "After"});
    assertThat(page().getByRole(AriaRole.ALERT)).not().containsText("Connection lost");
    assertThat(page().locator(".note")).hasCount(0);
  }

  @Test
  void attemptsToReachTheServerGoOnByThemselvesEverMoreSlowly() {
    open("window.stub = { gone: true };");
    page().clock().install();
    button("Talk").click();
    assertThat(page().getByRole(AriaRole.ALERT)).containsText("Trying again in 1 s.");

    page().clock().runFor(1_100);
    assertThat(page().getByRole(AriaRole.ALERT)).containsText("Trying again in 2 s.");
    page().clock().runFor(2_100);
    assertThat(page().getByRole(AriaRole.ALERT)).containsText("Trying again in 4 s.");
    page().evaluate("() => { stub.gone = false; }");
    page().clock().runFor(4_100);

    assertThat(page().getByText("Listening")).isVisible();
  }

  @Test
  void aServerThatRefusesTheCallIsQuoted() {
    open("window.stub = { refusal: 'All lines are busy; try again later.' };");

    button("Talk").click();

    assertThat(page().getByRole(AriaRole.ALERT))
        .containsText("The server did not take the call. All lines are busy; try again later.");
    assertThat(button("Talk")).isVisible();
  }
}
