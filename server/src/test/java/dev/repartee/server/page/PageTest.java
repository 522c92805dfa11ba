package dev.repartee.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.event.ConversationEvent.CallEnded;
import dev.repartee.engine.event.ConversationEvent.CallStarted;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.FinalTranscript;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.event.ConversationEvent.PartialTranscript;
import dev.repartee.engine.event.ConversationEvent.Problem;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.StateChanged;
import dev.repartee.engine.event.ConversationEvent.ToolEnded;
import dev.repartee.engine.event.ConversationEvent.ToolStarted;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnLatency;
import dev.repartee.engine.event.ConversationEvent.WordHeard;
import dev.repartee.server.http.TestServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
  private final TestServer server = TestServer.thatTakesNoCalls();
  private final TestBrowser browser = TestBrowser.withBeepingMicrophone();
  private @Nullable StubbedPage opened;

  @AfterEach
  void closePage() {
    if (opened != null) {
      opened.close();
    }
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
    server.close();
  }

  @Test
  void namesWhoTalksAndInvites() {
    StubbedPage page = open("");

    assertThat(page.page().getByText("Talk to Robin")).isVisible();
    assertThat(page.page().getByText("Front desk knowledge")).isVisible();
    assertThat(page.page()).hasTitle("Robin · Repartee");
    assertEquals(List.of(), page.complaints());
  }

  @Test
  void connectsAndShowsWhatTheAgentDoes() {
    StubbedPage page = open("");
    page.talk();

    page.happen(new StateChanged(1, AgentState.THINKING));
    assertThat(page.page().getByText("Thinking")).isVisible();
    page.happen(new StateChanged(2, AgentState.SPEAKING));
    assertThat(page.page().getByText("Speaking")).isVisible();
    page.happen(new StateChanged(3, AgentState.PAUSED));
    assertThat(page.page().getByText("Paused")).isVisible();
    assertEquals(List.of(), page.complaints());
  }

  @Test
  void wordsThatMayStillChangeAreLighterUntilTheTurnIsFinal() {
    StubbedPage page = open("");
    page.talk();

    page.happen(new PartialTranscript(1, 1, "what are your opening", 3));
    Locator words = page.page().locator(".line.caller .words");
    assertThat(words).hasText("what are your opening");
    assertThat(words.locator(".unstable")).hasText(" opening");

    page.happen(
        new FinalTranscript(2, 1, "What are your opening hours?"),
        new TurnCommitted(
            3, 1, "What are your opening hours?", CommitReason.SILENCE, 350L, null, null, null));
    assertThat(words).hasText("What are your opening hours?");
    assertThat(words.locator(".unstable")).hasCount(0);
  }

  @Test
  void aTurnThatTurnsOutToBeNoSpeechDisappears() {
    StubbedPage page = open("");
    page.talk();

    page.happen(new PartialTranscript(1, 1, "hm", 0), new FinalTranscript(2, 1, ""));

    assertThat(page.page().locator(".line.caller")).hasCount(0);
  }

  @Test
  void theAgentsWordsLightUpAsTheyAreHeard() {
    StubbedPage page = open("");
    page.talk();

    page.happen(new ReplyText(1, 1, "We are open "), new ReplyText(2, 1, "from nine."));
    Locator words = page.page().locator(".line.agent .words");
    assertThat(words.locator(".unheard")).hasText("We are open from nine.");

    page.happen(new WordHeard(3, 1, 0, 2), new WordHeard(4, 1, 3, 6));
    assertThat(words.locator("mark")).hasText("are");
    assertThat(words.locator(".unheard")).hasText(" open from nine.");

    page.happen(new ReplyEnded(5, 1, "We are open from nine.", false, false));
    assertThat(words.locator("mark, .unheard, s")).hasCount(0);
    assertThat(words).hasText("We are open from nine.");
  }

  @Test
  void anInterruptedRemarkShowsWhereItWasCut() {
    StubbedPage page = open("");
    page.talk();

    page.happen(
        new ReplyText(1, 1, "We are open from nine to six."),
        new WordHeard(2, 1, 0, 2),
        new WordHeard(3, 1, 3, 6),
        new ReplyEnded(4, 1, "We are", true, false));

    Locator words = page.page().locator(".line.agent .words");
    assertThat(words.locator(".cut")).hasText("you broke in");
    assertThat(words.locator("s")).hasText("open from nine to six.");
    assertThat(words).containsText("We are you broke in open");
  }

  @Test
  void aReplyOfWhichNothingWasHeardLeavesNoTrace() {
    StubbedPage page = open("");
    page.talk();

    page.happen(new ReplyText(1, 1, "We are open."), new ReplyEnded(2, 1, "", true, false));

    assertThat(page.page().locator(".line.agent")).hasCount(0);
  }

  @Test
  void eachTurnAddsABarThatSaysWhereTheTimeWent() {
    StubbedPage page = open("");
    page.talk();

    page.happen(
        new ReplyText(1, 1, "Hello."),
        new ReplyStarted(2, 1, 1),
        new TurnLatency(3, 1, 118L, 352L, 221L, 230L, 249L, 431L));

    Locator row =
        page.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("118"));
    assertThat(row.getByRole(AriaRole.CELL))
        .hasText(new String[] {"118", "352", "221", "249", "431"});
    assertThat(page.page().locator("latency-panel svg rect")).hasCount(5);
    assertThat(page.page().locator(".line.agent .latency")).hasText("431 ms");
  }

  @Test
  void aToolThatRunsIsNamedWhileTheAgentThinks() {
    StubbedPage page = open("");
    page.talk();

    page.happen(new StateChanged(1, AgentState.THINKING), new ToolStarted(2, 1, "order_status"));
    assertThat(page.page().getByText("Using order status.")).isVisible();

    page.happen(new ToolEnded(3, 1, "order_status", 1, false));
    assertThat(page.page().getByText("One moment.")).isVisible();
  }

  @Test
  void aProblemIsToldInTheTranscriptAndTheCallGoesOn() {
    StubbedPage page = open("");
    page.talk();

    page.happen(new Problem(1, Part.MODEL, "The model does not answer; check that it runs."));

    assertThat(page.page().locator(".note"))
        .hasText("The model does not answer; check that it runs.");
    assertThat(page.page().getByText("Listening")).isVisible();
  }

  @Test
  void theCallersWritingGoesIntoTheSameCall() {
    StubbedPage page = open("");
    page.talk();

    Locator field = page.page().getByLabel("Say it in writing");
    field.fill("  Do you sell tea?  ");
    field.press("Enter");

    assertEquals(List.of("Do you sell tea?"), page.page().evaluate("() => stub.sent"));
    assertThat(field).hasValue("");
  }

  @Test
  void theKeyboardAloneIsEnough() {
    StubbedPage page = open("");
    Locator talk = button(page, "Talk");
    tabTo(page, talk);
    page.page().keyboard().press("Enter");
    page.page().getByText("Listening").waitFor();

    tabTo(page, button(page, "Mute"));
    page.page().keyboard().press("Space");
    assertThat(page.page().getByText("Robin does not hear you.")).isVisible();
    tabTo(page, page.page().getByLabel("Say it in writing"));
    page.page().keyboard().type("Bye");
    page.page().keyboard().press("Enter");
    assertEquals(List.of("Bye"), page.page().evaluate("() => stub.sent"));
    tabTo(page, button(page, "Hang up"));
    page.page().keyboard().press("Enter");

    assertThat(talk).isVisible();
  }

  @Test
  void whenTheCallEndsItsWordsStay() {
    StubbedPage page = open("");
    page.talk();

    page.happen(
        new TurnCommitted(1, 1, "Goodbye", CommitReason.SILENCE, 350L, null, null, null),
        new CallEnded(2, "the agent said goodbye"));

    assertThat(button(page, "Talk")).isVisible();
    assertThat(page.page().locator(".line.caller")).hasText("You Goodbye");
    assertThat(page.page().locator(".note")).hasText("Call ended: the agent said goodbye");
  }

  @Test
  void aLostLineIsTakenUpAgainAndANewCallDoesNotTouchTheOldWords() {
    StubbedPage page = open("");
    page.talk();
    page.happen(new TurnCommitted(1, 1, "Before", CommitReason.SILENCE, 350L, null, null, null));

    page.page().evaluate("() => { stub.gone = true; stub.lose(); }");
    assertThat(page.page().getByRole(AriaRole.ALERT)).containsText("The connection was lost");
    assertThat(page.page().getByText("Disconnected", exactly())).isVisible();
    page.page().evaluate("() => { stub.gone = false; }");
    button(page, "Try now").click();
    page.page().getByText("Listening").waitFor();
    page.happen(
        new CallStarted(1, "2", "Robin", "Model", "Voice"),
        new TurnCommitted(2, 1, "After", CommitReason.SILENCE, 350L, null, null, null));

    assertThat(page.page().locator(".line.caller .words"))
        .hasText(new String[] {"Before", "After"});
    assertThat(page.page().locator(".note")).hasText("New call");
  }

  @Test
  void attemptsToReachTheServerGoOnByThemselvesEverMoreSlowly() {
    StubbedPage page = open("window.stub = { gone: true };");
    page.page().clock().install();
    button(page, "Talk").click();
    assertThat(page.page().getByRole(AriaRole.ALERT)).containsText("Trying again in 1 s.");

    page.page().clock().runFor(1_100);
    assertThat(page.page().getByRole(AriaRole.ALERT)).containsText("Trying again in 2 s.");
    page.page().clock().runFor(2_100);
    assertThat(page.page().getByRole(AriaRole.ALERT)).containsText("Trying again in 4 s.");
    page.page().evaluate("() => { stub.gone = false; }");
    page.page().clock().runFor(4_100);

    assertThat(page.page().getByText("Listening")).isVisible();
  }

  @Test
  void aServerThatRefusesTheCallIsQuoted() {
    StubbedPage page = open("window.stub = { refusal: 'All lines are busy; try again later.' };");

    button(page, "Talk").click();

    assertThat(page.page().getByRole(AriaRole.ALERT))
        .containsText("The server did not take the call. All lines are busy; try again later.");
    assertThat(button(page, "Talk")).isVisible();
  }

  @Test
  void aRefusedMicrophoneIsExplainedAndWritingIsOffered() {
    StubbedPage page = open(failingMicrophone("NotAllowedError"));

    button(page, "Talk").click();
    assertThat(page.page().getByRole(AriaRole.ALERT))
        .containsText("The microphone is not allowed. Allow it for this page");
    button(page, "Write instead").click();

    page.page().getByText("Listening").waitFor();
    assertThat(button(page, "Mute")).hasCount(0);
    assertThat(page.page().getByLabel("Say it in writing")).isEnabled();
  }

  @Test
  void anAbsentMicrophoneIsTold() {
    StubbedPage page = open(failingMicrophone("NotFoundError"));

    button(page, "Talk").click();

    assertThat(page.page().getByRole(AriaRole.ALERT)).containsText("There is no microphone");
  }

  @Test
  void whereBrowsersGiveNoMicrophoneThePageSaysHowToGetHttps() {
    StubbedPage page =
        open("Object.defineProperty(navigator, 'mediaDevices', { value: undefined });");

    button(page, "Talk").click();

    assertThat(page.page().getByRole(AriaRole.ALERT)).containsText("./repartee serve --tls");
  }

  @Test
  void theChosenMicrophoneIsRemembered() {
    StubbedPage page = open("");
    page.talk();
    Locator choice = page.page().getByLabel("Microphone", exactLabel());
    assertThat(choice.locator("option")).not().hasCount(1);
    String second = choice.locator("option").nth(1).getAttribute("value");

    choice.selectOption(second);
    page.page().reload();
    page.talk();

    assertThat(page.page().getByLabel("Microphone", exactLabel())).hasValue(second);
  }

  @Test
  void aChosenThemeIsRemembered() {
    StubbedPage page = open("");

    button(page, "Switch to dark colours").click();
    page.page().reload();

    assertThat(page.page().locator("html")).hasAttribute("data-theme", "dark");
    assertThat(button(page, "Switch to light colours")).isVisible();
  }

  @Test
  void aPhonesWidthIsWideEnough() {
    opened =
        new StubbedPage(
            browser, server.url(), new Browser.NewContextOptions().setViewportSize(360, 740), "");
    opened.talk();

    assertEquals(360, opened.page().evaluate("() => document.documentElement.scrollWidth"));
    assertThat(button(opened, "Hang up")).isInViewport();
    assertThat(opened.page().getByLabel("Say it in writing")).isInViewport();
  }

  private StubbedPage open(String prelude) {
    StubbedPage page =
        new StubbedPage(
            browser,
            server.url(),
            new Browser.NewContextOptions().setViewportSize(1280, 800),
            prelude);
    opened = page;
    return page;
  }

  private static String failingMicrophone(String name) {
    return "navigator.mediaDevices.getUserMedia = async () => {"
        + " throw new DOMException('no', '"
        + name
        + "'); };";
  }

  private static void tabTo(StubbedPage page, Locator target) {
    for (int presses = 0; presses < 20; presses++) {
      page.page().keyboard().press("Tab");
      if (Boolean.TRUE.equals(
          target.evaluate("element => element.getRootNode().activeElement === element"))) {
        return;
      }
    }
    throw new AssertionError("the Tab key does not reach " + target);
  }

  private static Locator button(StubbedPage page, String name) {
    return page.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Page.GetByLabelOptions exactLabel() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
