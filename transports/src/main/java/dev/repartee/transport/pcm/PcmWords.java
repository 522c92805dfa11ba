package dev.repartee.transport.pcm;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.PartialTranscript;
import dev.repartee.engine.event.ConversationEvent.Problem;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.StateChanged;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.EventJson;
import dev.repartee.transport.socket.CallSocket;
import dev.repartee.transport.socket.LineWords;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** What goes to the caller: sound as binary messages, everything else as JSON. */
final class PcmWords implements LineWords {
  private static final String CLEAR = new JsonObject().put("type", "clear").encode();

  private final CallSocket socket;
  private final PcmSettings settings;
  private final EventJson json;

  PcmWords(CallSocket socket, PcmSettings settings, EventJson json) {
    this.socket = socket;
    this.settings = settings;
    this.json = json;
  }

  /** Says that the call has begun, and with which settings. */
  void hello(String callId) {
    say(
        new JsonObject()
            .put("type", "hello")
            .put("call_id", callId)
            .put("input_rate_hz", settings.inputRateHz())
            .put("output_rate_hz", settings.outputRateHz())
            .put("frame_ms", settings.frameMs())
            .put("marks", settings.marks())
            .put("events", settings.events()));
  }

  @Override
  public void sound(byte[] packet) {
    socket.sendBinary(packet, packet.length);
  }

  @Override
  public void clear() {
    socket.send(CLEAR);
  }

  @Override
  public boolean hasMarks() {
    return settings.marks();
  }

  @Override
  public void mark(long number) {
    say(new JsonObject().put("type", "mark").put("id", number));
  }

  @Override
  public void event(ConversationEvent event) {
    if (settings.events()) {
      socket.send(json.write(event));
    }
    if (event instanceof PartialTranscript partial) {
      transcript("user", partial.text(), false);
    } else if (event instanceof TurnCommitted turn) {
      transcript("user", turn.text(), true);
    } else if (event instanceof ReplyEnded reply) {
      transcript("agent", reply.heardText(), true);
    } else if (event instanceof StateChanged change) {
      String state = change.state().name().toLowerCase(Locale.ROOT);
      say(new JsonObject().put("type", "state").put("state", state));
    } else if (event instanceof Problem problem && !settings.events()) {
      say(new JsonObject().put("type", "problem").put("message", problem.message()));
    }
  }

  private void transcript(String role, String text, boolean isFinal) {
    say(
        new JsonObject()
            .put("type", "transcript")
            .put("role", role)
            .put("text", text)
            .put("final", isFinal));
  }

  private void say(JsonObject message) {
    socket.send(message.encode());
  }
}
