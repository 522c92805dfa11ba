package dev.repartee.transport.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.AgentProfile;
import dev.repartee.engine.Conversation;
import dev.repartee.engine.Providers;
import dev.repartee.engine.StockLines;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.stub.StubLanguageModel;
import dev.repartee.engine.stub.StubVoice;
import dev.repartee.engine.stub.StubVoiceActivityDetector;
import dev.repartee.engine.time.VirtualEventLoop;
import dev.repartee.engine.turn.TurnOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session with a whole conversation behind it, in virtual time. */
final class TestSession {
  private static final int RATE_HZ = 24_000;

  final VirtualEventLoop loop = new VirtualEventLoop();
  final StubLanguageModel model = new StubLanguageModel(loop);
  final ScriptedEars ears = new ScriptedEars(loop);
  final List<String> faults = new ArrayList<>();
  private final MemoryLine line;
  private final ClientReader program;

  TestSession() {
    this(null);
  }

  /**
   * @param initial what the session begins with; null: the agent's own settings
   */
  TestSession(@Nullable JsonObject initial) {
    line = new MemoryLine(loop, new SessionRequest("some-model", initial, false));
    program = new ClientReader(line.session(), faults::add);
    Providers providers =
        new Providers(
            new StubVoiceActivityDetector(), ears, null, model, new StubVoice(loop, 0.05, 2));
    AgentProfile agent =
        new AgentProfile(
            "Ada", "en", "You are Ada.", "Hello!", StockLines.ENGLISH, TurnOptions.DEFAULT);
    line.session()
        .begun(
            Conversation.start(
                loop,
                new MediaClock(loop),
                line.session().providers(providers),
                line.session().agent(agent),
                line,
                event -> {},
                "call-1"));
  }

  /** Sends what a program would, with ' for ". */
  TestSession sends(String event) {
    program.read(event.replace('\'', '"'));
    return this;
  }

  /** Puts a message of the caller's into the conversation. */
  TestSession types(String text) {
    return sends(
        "{'type':'conversation.item.create','item':{'type':'message','role':'user','content':"
            + "[{'type':'input_text','text':'"
            + text
            + "'}]}}");
  }

  /** Appends so much of a voice. */
  TestSession appendsVoice(double seconds) {
    return appends(seconds, (short) 8_000);
  }

  /** Appends so much silence. */
  TestSession appendsSilence(double seconds) {
    return appends(seconds, (short) 0);
  }

  /** Lets time pass. */
  TestSession passes(double seconds) {
    loop.advanceTo(loop.nanos() + Math.round(seconds * 1e9));
    return this;
  }

  List<JsonObject> events() {
    return List.copyOf(line.events);
  }

  List<String> types() {
    return line.events.stream().map(event -> event.getString("type")).toList();
  }

  List<JsonObject> all(String type) {
    return line.events.stream().filter(event -> event.getString("type").equals(type)).toList();
  }

  JsonObject only(String type) {
    List<JsonObject> found = all(type);
    assertEquals(1, found.size(), () -> type + " in " + types());
    return found.get(0);
  }

  JsonObject last(String type) {
    List<JsonObject> found = all(type);
    return found.get(found.size() - 1);
  }

  /** The response that was told last to be over. */
  JsonObject lastResponse() {
    return last("response.done").getJsonObject("response");
  }

  JsonObject lastError() {
    return last("error").getJsonObject("error");
  }

  /** What the model was asked last. */
  Prompt lastPrompt() {
    return model.prompts().get(model.prompts().size() - 1);
  }

  List<String> lastWords() {
    return lastPrompt().messages().stream().map(Prompt.Message::text).toList();
  }

  void forget() {
    line.events.clear();
  }

  private TestSession appends(double seconds, short sample) {
    short[] samples = new short[(int) Math.round(seconds * RATE_HZ)];
    Arrays.fill(samples, sample);
    byte[] bytes = new byte[2 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      bytes[2 * i] = (byte) samples[i];
      bytes[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    return sends(
        "{'type':'input_audio_buffer.append','audio':'"
            + Base64.getEncoder().encodeToString(bytes)
            + "'}");
  }
}
