package dev.repartee.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.event.ConversationEvent.StateChanged;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.Prompt.Entry;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Tool;
import dev.repartee.engine.stub.StubCaller;
import dev.repartee.engine.stub.StubLanguageModel;
import dev.repartee.engine.stub.StubSpeechRecognizer;
import dev.repartee.engine.stub.StubVoice;
import dev.repartee.engine.stub.StubVoiceActivityDetector;
import dev.repartee.engine.time.VirtualEventLoop;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.engine.turn.TurnOptions.Speculation;
import java.util.ArrayList;
import java.util.List;

/** A whole conversation in virtual time, with a scripted caller, model and voice. */
final class TestCall {
  static final double TOLERANCE_SECONDS = 0.05;

  /**
   * The base of the scenarios: half a second of everything, and no pause before an interruption.
   */
  static final TurnOptions BASE =
      new TurnOptions(500, 6000, Speculation.MODEL, 3, true, -1, 500, 0, 800);

  final VirtualEventLoop loop = new VirtualEventLoop();
  final StubCaller caller = new StubCaller(loop);
  final StubLanguageModel model = new StubLanguageModel(loop);
  final List<ConversationEvent> events = new ArrayList<>();
  final StubVoice voice;
  private final TurnOptions turns;
  private String greeting = "";
  private AgentTools tools = AgentTools.NONE;

  TestCall(TurnOptions turns, double firstAudioSeconds, double phraseSeconds) {
    this.turns = turns;
    this.voice = new StubVoice(loop, firstAudioSeconds, phraseSeconds);
  }

  TestCall greetsWith(String text) {
    greeting = text;
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
        new AgentProfile(
            "Test",
            "en",
            "You are a test.",
            greeting,
            "Sorry, something went wrong.",
            turns,
            tools);
    Providers providers =
        new Providers(
            new StubVoiceActivityDetector(),
            new StubSpeechRecognizer(loop, caller),
            null,
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

  static Message caller(String text) {
    return new Message(Role.CALLER, text, false);
  }

  static Message agent(String text) {
    return new Message(Role.AGENT, text, false);
  }

  static Message cutOff(String text) {
    return new Message(Role.AGENT, text, true);
  }
}
