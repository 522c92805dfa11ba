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

import dev.repartee.engine.event.ConversationEvent.SilenceBroken;
import dev.repartee.engine.event.ConversationEvent.ToolEnded;
import dev.repartee.engine.event.ConversationEvent.ToolStarted;
import dev.repartee.engine.event.ConversationEvent.TurnLatency;
import dev.repartee.engine.spi.Prompt.Entry;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Prompt.ToolRequest;
import dev.repartee.engine.spi.Prompt.ToolResult;
import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import dev.repartee.engine.stub.StubTool;
import dev.repartee.engine.turn.SilenceLimits;
import dev.repartee.engine.turn.SpeculationLimits;
import dev.repartee.engine.turn.SpeculationLimits.Reach;
import dev.repartee.engine.turn.TurnOptions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How a call goes in which the agent uses tools, second by second, in virtual time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ToolScenariosTest {
  private static final TurnOptions UNPREPARED =
      BASE.with(new SpeculationLimits(Reach.OFF, 0, false));
  private static final String QUESTION = "What is the weather in Tokyo?";
  private static final String FILLER = "One moment, please.";
  private static final ToolCall WEATHER = new ToolCall("c1", "weather", "{\"city\":\"Tokyo\"}");
  private static final ToolRequest REQUEST =
      new ToolRequest("c1", "weather", "{\"city\":\"Tokyo\"}");
  private static final ToolResult RESULT = new ToolResult("c1", "weather", "sunny", false);

  @Test
  void scenario_02_the_voices_own_time_does_not_include_the_models() {
    TestCall call = new TestCall(UNPREPARED, 0.2, 2.0);
    call.caller.says(0.5, 2.5, "Hello, how are you?", 0.2);
    call.model.answers("I am fine thank you!", 0.1, 2.0);
    call.start();
    call.runUntil(10);

    TurnLatency latency = call.only(TurnLatency.class);
    long commitMs = Objects.requireNonNull(latency.commitMs());
    long firstPhraseMs = Objects.requireNonNull(latency.firstPhraseMs());
    long firstAudioMs = Objects.requireNonNull(latency.firstAudioMs());
    assertAt(2.0, (firstPhraseMs - commitMs) / 1e3);
    assertAt(0.2, (firstAudioMs - firstPhraseMs) / 1e3);
  }

  @Test
  void scenario_03_text_then_a_tool_then_text_is_one_reply_in_that_order() {
    TestCall call = new TestCall(UNPREPARED, 0.2, 2.0);
    StubTool weather = new StubTool(call.loop, "weather", 0.3, "sunny").withSideEffects();
    call.uses(FILLER, weather);
    call.caller.says(0.5, 2.5, QUESTION, 0.2);
    call.model
        .asksFor("Let me check the weather.", 0.1, 0.3, WEATHER)
        .answers("It is sunny today.", 0.1, 0.3);
    Conversation conversation = call.start();
    call.runUntil(20);

    assertEquals(List.of(THINKING, SPEAKING, THINKING, SPEAKING, LISTENING), call.states());
    assertAt(3.5, call.secondsOfState(1));
    assertAt(5.5, call.secondsOfState(2));
    assertAt(6.3, call.secondsOfState(3));
    assertAt(8.3, call.secondsOfState(4));
    assertEquals(
        List.of(fromCaller(QUESTION), fromAgent("Let me check the weather."), REQUEST, RESULT),
        call.lastEntries());
    assertEquals(
        List.of(caller(QUESTION), agent("Let me check the weather."), agent("It is sunny today.")),
        conversation.said());
  }

  @Test
  void scenario_04_a_slow_tool_is_covered_by_a_filler_and_then_by_thinking() {
    TestCall call = new TestCall(UNPREPARED.with(new SilenceLimits(3000, 1)), 0.2, 1.0);
    call.uses(FILLER, new StubTool(call.loop, "weather", 8.0, "sunny"));
    call.caller.says(0.5, 2.5, QUESTION, 0.2);
    call.model.asksFor("", 0.1, 0.3, WEATHER).answers("It is sunny today.", 0.1, 0.3);
    Conversation conversation = call.start();
    call.runUntil(15);

    assertEquals(List.of(), call.all(SilenceBroken.class));
    // The tool runs from 3.3 s to 11.3 s; the voice needs 0.2 s for the filler.
    assertAt(3.3, call.only(ToolStarted.class).atMs() / 1e3);
    assertAt(8.0, call.only(ToolEnded.class).tookMs() / 1e3);
    assertEquals(List.of(THINKING, SPEAKING, THINKING, SPEAKING, LISTENING), call.states());
    assertAt(4.0, call.secondsOfState(1));
    assertAt(5.0, call.secondsOfState(2));
    assertAt(11.8, call.secondsOfState(3));
    assertEquals(List.of(FILLER, "It is sunny today."), call.voice.spoken());
    assertEquals(
        List.of(fromCaller(QUESTION), fromAgent(FILLER), REQUEST, RESULT), call.lastEntries());
    assertEquals(
        List.of(caller(QUESTION), agent(FILLER), agent("It is sunny today.")), conversation.said());
  }

  @Test
  void scenario_24_nobody_is_asked_whether_they_are_there_while_a_tool_runs() {
    TestCall call = new TestCall(UNPREPARED.with(new SilenceLimits(2000, 1)), 0.2, 1.0);
    call.uses(FILLER, new StubTool(call.loop, "weather", 9.0, "sunny"));
    call.caller.says(0.5, 2.5, QUESTION, 0.2);
    call.model.asksFor("", 0.1, 0.3, WEATHER).answers("Osaka is rainy.", 0.1, 0.3);
    call.caller.says(5.5, 6.5, "And what about Osaka?", 0.2);
    call.start();
    call.runUntil(14.8);

    // The second reply ends at 8.5 s, the tool of the first at 12.3 s.
    assertAt(12.3, call.only(ToolEnded.class).atMs() / 1e3);
    assertAt(14.3, call.only(SilenceBroken.class).atMs() / 1e3);
  }

  @Test
  void scenario_14_a_tool_that_runs_while_the_caller_interrupts_keeps_its_result() {
    TestCall call = new TestCall(UNPREPARED, 0.2, 1.0);
    StubTool weather = new StubTool(call.loop, "weather", 4.0, "sunny");
    call.uses(FILLER, weather);
    call.caller.says(0.5, 2.5, QUESTION, 0.2);
    call.model.asksFor("", 0.1, 0.3, WEATHER).answers("Osaka is rainy.", 0.1, 0.3);
    call.caller.says(5.5, 6.5, "And what about Osaka?", 0.2);
    call.caller.says(11.0, 12.0, "And Tokyo?", 0.2);
    Conversation conversation = call.start();
    call.runUntil(7.2);

    // Asked at 7.0 s, while the tool runs from 3.3 s to 7.3 s.
    List<Entry> whileRunning = call.lastEntries();
    assertEquals(fromCaller("And what about Osaka?"), whileRunning.get(whileRunning.size() - 1));
    ToolResult pending = (ToolResult) whileRunning.get(whileRunning.size() - 2);
    assertTrue(pending.text().contains("still running"), pending.text());
    assertEquals(List.of(THINKING, SPEAKING, THINKING, LISTENING, THINKING), call.states());

    call.runUntil(20);
    assertEquals(0, weather.cancelled());
    assertAt(7.3, call.only(ToolEnded.class).atMs() / 1e3);
    assertEquals(List.of(FILLER, "Osaka is rainy.", "Osaka is rainy."), call.voice.spoken());
    assertEquals(
        List.of(
            fromCaller(QUESTION),
            fromAgent(FILLER),
            REQUEST,
            RESULT,
            fromCaller("And what about Osaka?"),
            fromAgent("Osaka is rainy."),
            fromCaller("And Tokyo?")),
        call.lastEntries());
    assertEquals(agent("Osaka is rainy."), conversation.said().get(5));
  }

  @Test
  void scenario_14_nothing_more_is_said_of_a_reply_that_is_cut_off_before_its_tool() {
    TestCall call = new TestCall(UNPREPARED, 0.2, 4.0);
    StubTool weather = new StubTool(call.loop, "weather", 0.3, "sunny").withSideEffects();
    call.uses(FILLER, weather);
    call.caller.says(0.5, 2.5, QUESTION, 0.2);
    call.model.asksFor("I will order the weather now.", 0.1, 0.3, WEATHER);
    call.caller.says(5.0, 6.0, "Do not do that please.", 0.2);
    Conversation conversation = call.start();
    call.runUntil(6.4);

    assertEquals(List.of(), weather.asked());
    assertEquals(List.of(caller(QUESTION), cutOff("I will")), conversation.said());
  }

  private static Message fromCaller(String text) {
    return new Message(Role.CALLER, text, false);
  }

  private static Message fromAgent(String text) {
    return new Message(Role.AGENT, text, false);
  }
}
