package dev.repartee.engine;

import static dev.repartee.engine.TestCall.BASE;
import static dev.repartee.engine.TestCall.agent;
import static dev.repartee.engine.TestCall.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CallEnded;
import dev.repartee.engine.event.ConversationEvent.Problem;
import dev.repartee.engine.event.ConversationEvent.SpeculationDropped;
import dev.repartee.engine.event.ConversationEvent.ToolEnded;
import dev.repartee.engine.event.ConversationEvent.ToolStarted;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.Prompt.ToolResult;
import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import dev.repartee.engine.spi.Tool;
import dev.repartee.engine.spi.ToolDescription;
import dev.repartee.engine.stub.StubTool;
import dev.repartee.engine.turn.BargeIn;
import dev.repartee.engine.turn.BargeIn.Policy;
import dev.repartee.engine.turn.BargeIn.Reaction;
import dev.repartee.engine.turn.SpeculationLimits;
import dev.repartee.engine.turn.SpeculationLimits.Reach;
import dev.repartee.engine.turn.TurnOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When tools run, and what becomes of them if something goes wrong. */
class ToolConversationTest {
  private static final ToolCall LOOK = new ToolCall("c1", "look", "{\"at\":\"it\"}");
  private static final ToolCall BOOK = new ToolCall("c2", "book", "{}");

  private final TestCall call =
      new TestCall(BASE.with(new SpeculationLimits(Reach.MODEL_AND_VOICE, 3, false)), 0.1, 1.0);

  private StubTool look(double seconds) {
    return new StubTool(call.loop, "look", seconds, "found");
  }

  private StubTool book(double seconds) {
    return new StubTool(call.loop, "book", seconds, "booked").withSideEffects();
  }

  /** What the model was told of its last tool. */
  private ToolResult lastResult() {
    List<ToolResult> results =
        call.lastEntries().stream()
            .filter(ToolResult.class::isInstance)
            .map(ToolResult.class::cast)
            .toList();
    return results.get(results.size() - 1);
  }

  @Test
  void tellsTheModelWhichToolsThereAre() {
    call.uses("", look(1), book(1));
    call.model.answers("Hello.", 0.1, 0.1);
    call.start();
    call.caller.types("Hello?");
    call.runUntil(1);

    assertEquals(
        List.of("look", "book"),
        call.model.prompts().get(0).tools().stream().map(ToolDescription::name).toList());
  }

  @Test
  void aPreparedReplyWaitsWithItsToolUntilTheTurnIsCommitted() {
    StubTool look = look(0.2);
    call.uses("", look);
    call.caller.says(0.5, 2.5, "Where is it?", 0.1);
    call.model.asksFor("", 0.05, 0.1, LOOK).answers("Here.", 0.1, 0.1);
    call.start();
    call.runUntil(2.95);
    assertEquals(List.of(), look.asked());
    call.runUntil(6);

    assertEquals(List.of(new JsonObject().put("at", "it")), look.asked());
    assertEquals(
        call.only(TurnCommitted.class).atMs(), call.only(ToolStarted.class).atMs(), "committed");
  }

  @Test
  void aSpeculationThatIsDroppedHasRunNoTool() {
    StubTool look = look(0.2);
    call.uses("", look);
    call.caller.says(0.5, 1.5, "Where is it", 0.1);
    call.caller.says(1.9, 2.5, "not at all?", 0.1);
    call.model.asksFor("", 0.05, 0.1, LOOK).answers("Nowhere.", 0.1, 0.1);
    call.start();
    call.runUntil(8);

    assertEquals(1, call.all(SpeculationDropped.class).size());
    assertEquals(List.of(), look.asked());
    assertEquals(List.of(), call.all(ToolStarted.class));
  }

  @Test
  void aToolThatOnlyLooksRunsWhileTheTextBeforeItIsSaid() {
    call.uses("", look(0.2));
    call.model.asksFor("Let me see.", 0.1, 0.1, LOOK).answers("Here it is.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.caller.types("Where is it?");
    call.runUntil(4);

    assertEquals(100, call.only(ToolStarted.class).atMs());
    assertEquals(
        List.of(caller("Where is it?"), agent("Let me see."), agent("Here it is.")),
        conversation.said());
    assertEquals(3, call.states().size(), "thinks, speaks without a break, listens");
  }

  @Test
  void toolsThatLookRunSideBySideAndOneWithSideEffectsAfterThem() {
    call.uses("", look(0.5), book(0.5));
    call.model
        .asksFor("", 0.1, 0.1, LOOK, new ToolCall("c3", "look", ""), BOOK)
        .answers("Done.", 0.1, 0.1);
    call.start();
    call.caller.types("Go on.");
    call.runUntil(4);

    assertEquals(
        List.of(100L, 100L, 600L),
        call.all(ToolStarted.class).stream().map(ToolStarted::atMs).toList());
    assertEquals(
        List.of(
            "ToolRequest", "ToolRequest", "ToolRequest", "ToolResult", "ToolResult", "ToolResult"),
        call.lastEntries().stream()
            .skip(1)
            .map(entry -> entry.getClass().getSimpleName())
            .toList());
  }

  @Test
  void aQuickToolNeedsNoFiller() {
    call.uses("One moment, please.", look(0.45));
    call.model.asksFor("", 0.1, 0.1, LOOK).answers("Here.", 0.1, 0.1);
    call.start();
    call.caller.types("Where is it?");
    call.runUntil(4);

    assertEquals(List.of("Here."), call.voice.spoken());
  }

  @Test
  void aFillerWaitsForTheTextBeforeTheTool() {
    call.uses("One moment, please.", look(5));
    call.model.asksFor("Let me see.", 0.1, 0.1, LOOK).answers("Here.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.caller.types("Where is it?");
    call.runUntil(9);

    // The text is heard at 1.2 s; half a second later the filler begins.
    assertEquals(List.of("Let me see.", "One moment, please.", "Here."), call.voice.spoken());
    TestCall.assertAt(1.7 + 0.1, call.secondsOfState(3));
    assertEquals(agent("Let me see. One moment, please."), conversation.said().get(1));
  }

  @Test
  void aFailureIsAResultTheModelSpeaksAbout() {
    call.uses("", new StubTool(call.loop, "look", 0.2, "The shop is closed.").failing());
    assertToldOf("look", "{}", "The shop is closed.");
  }

  @Test
  void aResultIsBounded() {
    call.uses("", new StubTool(call.loop, "look", 0.1, "x".repeat(100_000)));
    call.model.asksFor("", 0.1, 0.1, LOOK).answers("Here.", 0.1, 0.1);
    call.start();
    call.caller.types("Where is it?");
    call.runUntil(1);

    assertEquals(16_000, lastResult().text().length());
  }

  @Test
  void aToolWithSideEffectsDoesNotBeginWhileTheCallerTalksOver() {
    TestCall pausing = new TestCall(pausingAfterVoice(), 0.1, 1.0);
    StubTool book = new StubTool(pausing.loop, "book", 0.2, "booked").withSideEffects();
    pausing.uses("", book);
    pausing.model.asksFor("", 0.1, 1.0, BOOK).answers("Done.", 0.1, 0.1);
    pausing.caller.says(0.8, 1.6, "mm-hmm", 0.1);
    pausing.start();
    pausing.caller.types("Book it.");
    pausing.runUntil(1.6);
    assertEquals(List.of(), book.asked());
    pausing.runUntil(5);

    assertEquals(1, book.asked().size());
    assertTrue(pausing.only(ToolStarted.class).atMs() >= 1600);
  }

  private static TurnOptions pausingAfterVoice() {
    return BASE.with(new BargeIn(Policy.ALLOW, Reaction.PAUSE, 80, 2000, 2000, 0, 1000, 1000, 0));
  }

  @Test
  void aToolThatDoesNotExistIsAFailure() {
    assertToldOf("fly", "{}", "There is no tool called fly.");
  }

  @Test
  void argumentsThatAreNoObjectAreAFailure() {
    StubTool look = look(1);
    call.uses("", look);
    assertToldOf(
        "look", "{\"at\":", "The arguments are not a JSON object; ask again with a correct one.");
    assertEquals(List.of(), look.asked());
  }

  @Test
  void aToolThatThrowsIsAFailure() {
    call.uses("", new Broken());
    assertToldOf("look", "{}", "The tool is broken.");
  }

  @Test
  void aToolThatIsTooSlowIsCalledOff() {
    StubTool look = look(60);
    call.uses("", look);
    assertToldOf("look", "{}", "There was no result within 10.0 seconds.");
    assertEquals(1, look.cancelled());
  }

  @Test
  void aSlowToolWithSideEffectsIsLeftAloneAndItsLateResultIgnored() {
    StubTool book = book(15);
    call.uses("", book);
    assertToldOf(
        "book", "{}", "There was no result within 10.0 seconds. Whether it was done is not known.");
    assertEquals(0, book.cancelled());
    assertEquals(1, call.all(ToolEnded.class).size());
  }

  private void assertToldOf(String tool, String arguments, String message) {
    call.model
        .asksFor("", 0.1, 0.1, new ToolCall("c1", tool, arguments))
        .answers("Sorry.", 0.1, 0.1);
    Conversation conversation = call.start();
    call.caller.types("Try it.");
    call.runUntil(20);

    assertEquals(new ToolResult("c1", tool, message, true), lastResult());
    assertTrue(call.only(ToolEnded.class).failed());
    assertEquals(agent("Sorry."), conversation.said().get(1));
  }

  @Test
  void afterTheLastStepTheModelHasToSpeak() {
    call.uses("", look(0.1));
    call.model.asksFor("", 0.1, 0.1, LOOK);
    Conversation conversation = call.start();
    call.caller.types("Where is it?");
    call.runUntil(10);

    assertEquals(5, call.all(ToolStarted.class).size());
    assertEquals(6, call.model.prompts().size());
    assertEquals(List.of(), call.model.prompts().get(5).tools());
    assertEquals(1, call.all(Problem.class).size());
    assertEquals(agent("Sorry, something went wrong."), conversation.said().get(1));
  }

  @Test
  void hangingUpCallsOffAToolThatOnlyLooks() {
    StubTool look = look(5);
    call.uses("", look);
    call.model.asksFor("", 0.1, 0.1, LOOK);
    call.start();
    call.caller.types("Where is it?");
    call.runUntil(1);
    call.caller.hangsUp();
    call.runUntil(9);

    assertEquals(1, look.cancelled());
    ConversationEvent last = call.events.get(call.events.size() - 1);
    assertTrue(last instanceof CallEnded, last::toString);
  }

  @Test
  void hangingUpLeavesAToolWithSideEffectsToItsEnd() {
    StubTool book = book(5);
    call.uses("", book);
    call.model.asksFor("", 0.1, 0.1, BOOK);
    call.start();
    call.caller.types("Book it.");
    call.runUntil(1);
    call.caller.hangsUp();
    call.runUntil(9);

    assertEquals(1, book.asked().size());
    assertEquals(0, book.cancelled());
    assertFalse(call.events.stream().anyMatch(ToolEnded.class::isInstance));
  }

  /** A tool that does not keep its promises. */
  private static final class Broken implements Tool {
    @Override
    public ToolDescription description() {
      return new ToolDescription("look", "Fails.", new JsonObject().put("type", "object"));
    }

    @Override
    public Cancellable run(JsonObject arguments, ToolListener listener) {
      throw new IllegalStateException("broken by design");
    }
  }
}
