package dev.repartee.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.event.ConversationEvent.StateChanged;
import dev.repartee.engine.history.Remark;
import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.Prompt.Entry;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Tool;
import dev.repartee.engine.stub.StubCaller;
import dev.repartee.engine.stub.StubEndOfTurnDetector;
import dev.repartee.engine.stub.StubLanguageModel;
import dev.repartee.engine.stub.StubSpeechRecognizer;
import dev.repartee.engine.stub.StubVoice;
import dev.repartee.engine.stub.StubVoiceActivityDetector;
import dev.repartee.engine.time.VirtualEventLoop;
import dev.repartee.engine.turn.BargeIn;
import dev.repartee.engine.turn.BargeIn.Policy;
import dev.repartee.engine.turn.BargeIn.Reaction;
import dev.repartee.engine.turn.Patience;
import dev.repartee.engine.turn.SpeculationLimits;
import dev.repartee.engine.turn.SpeculationLimits.Reach;
import dev.repartee.engine.turn.TurnOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole conversation in virtual time, with a scripted caller, model and voice. */
final class TestCall {
  static final double TOLERANCE_SECONDS = 0.05;

  /**
   * The base of the scenarios: half a second of everything, and no pause before an interruption.
   */
  static final TurnOptions BASE =
      TurnOptions.DEFAULT
          .with(Patience.fixed(500, 6000))
          .with(new SpeculationLimits(Reach.MODEL, 3, false))
          .with(new BargeIn(Policy.ALLOW, Reaction.NONE, 0, 500, 500, 0, 800, 1000, 0));

  final VirtualEventLoop loop = new VirtualEventLoop();
  final StubCaller caller = new StubCaller(loop);
  final StubLanguageModel model = new StubLanguageModel(loop);
  final List<ConversationEvent> events = new ArrayList<>();
  final StubVoice voice;
  private final TurnOptions turns;
  private String greeting = "";
  private AgentTools tools = AgentTools.NONE;
  private @Nullable StubEndOfTurnDetector judge;
  private StockLines lines = StockLines.ENGLISH.withApology("Sorry, something went wrong.");

  TestCall(TurnOptions turns, double firstAudioSeconds, double phraseSeconds) {
    this.turns = turns;
    this.voice = new StubVoice(loop, firstAudioSeconds, phraseSeconds);
  }

  TestCall greetsWith(String text) {
    greeting = text;
    return this;
  }

  TestCall isJudgedBy(StubEndOfTurnDetector detector) {
    judge = detector;
    return this;
  }

  TestCall says(StockLines newLines) {
    lines = newLines;
    return this;
  }

  /**
   * Gives the agent tools; while it waits for them it says {@code filler}, if that is not empty.
   */
  TestCall uses(String filler, Tool... offered) {
    tools =
        new AgentTools(List.of(offered), 5, 500, filler.isEmpty() ? List.of() : List.of(filler));
    return this;
  }

  Conversation start() {
    AgentProfile agent =
        new AgentProfile("Test", "en", "You are a test.", greeting, lines, turns, tools);
    Providers providers =
        new Providers(
            new StubVoiceActivityDetector(),
            new StubSpeechRecognizer(loop, caller),
            judge,
            model,
            voice);
    return Conversation.start(
        loop, new MediaClock(loop), providers, agent, caller, events::add, "call-1");
  }

  /** Lets the call go on until a time counted from its start. */
  void runUntil(double seconds) {
    loop.advanceTo(Math.round(seconds * 1e9));
  }

  <E extends ConversationEvent> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <E extends ConversationEvent> E only(Class<E> kind) {
    List<E> found = all(kind);
    assertEquals(1, found.size(), () -> "of " + kind.getSimpleName() + " in " + events);
    return found.get(0);
  }

  /** What the model was told last. */
  List<Entry> lastEntries() {
    return model.prompts().get(model.prompts().size() - 1).entries();
  }

  /** The states the agent went through. */
  List<AgentState> states() {
    return all(StateChanged.class).stream().map(StateChanged::state).toList();
  }

  double secondsOfState(int index) {
    return all(StateChanged.class).get(index).atMs() / 1e3;
  }

  static void assertAt(double expectedSeconds, double actualSeconds) {
    assertEquals(expectedSeconds, actualSeconds, TOLERANCE_SECONDS);
  }

  static Remark caller(String text) {
    return new Remark(Role.CALLER, text, Standing.COMPLETE);
  }

  static Remark murmured(String text) {
    return new Remark(Role.CALLER, text, Standing.BACK_CHANNEL);
  }

  static Remark agent(String text) {
    return new Remark(Role.AGENT, text, Standing.COMPLETE);
  }

  static Remark cutOff(String text) {
    return new Remark(Role.AGENT, text, Standing.CUT_OFF);
  }

  static Remark withdrawn(String text) {
    return new Remark(Role.AGENT, text, Standing.WITHDRAWN);
  }
}
