package dev.repartee.transport.realtime;

import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes the events of one response, from its beginning to its end. Lives on the call's loop. */
final class ResponseWriter {
  private final ServerEvents events;
  private final ItemBook items;
  private final ResponseOptions options;
  private final JsonObject shown;
  private final List<Item> outputs = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final HeardWords words = new HeardWords();
  private @Nullable Item message;
  private int messageIndex;
  private long sentNanos;
  private boolean playedBeside;

  ResponseWriter(
      ServerEvents events, ItemBook items, ResponseOptions options, String conversationId) {
    this.events = events;
    this.items = items;
    this.options = options;
    this.shown = options.shown(events.newId("resp"), conversationId);
  }

  String id() {
    return shown.getString("id");
  }

  ResponseOptions options() {
    return options;
  }

  /** When which words sounded. */
  HeardWords words() {
    return words;
  }

  /** What is said; null if nothing is. */
  @Nullable Item message() {
    return message;
  }

  /** Whether the program was asked to do something. */
  boolean hasCalls() {
    return outputs.size() > (message == null ? 0 : 1);
  }

  void begin() {
    events.send("response.created", response(new JsonArray()));
    events.send("rate_limits.updated", new JsonObject().put("rate_limits", new JsonArray()));
  }

  /** More text, which will be spoken, or is all there is. */
  void text(String delta) {
    Item said = message == null ? openMessage() : message;
    text.append(delta);
    JsonObject fields = content(said).put("delta", delta);
    events.send(
        options.spoken() ? "response.output_audio_transcript.delta" : "response.output_text.delta",
        fields);
  }

  /** More sound of what is said. */
  void sound(byte[] packet) {
    Item said = message;
    if (said != null && options.spoken()) {
      sentNanos += options.session().output().nanosOfBytes(packet.length);
      events.send(
          "response.output_audio.delta",
          content(said).put("delta", Base64.getEncoder().encodeToString(packet)));
    }
  }

  /** More sound of what is said has travelled beside the events. */
  void played(long nanos) {
    sentNanos += nanos;
    if (!playedBeside) {
      playedBeside = true;
      tellOutputBuffer("started");
    }
  }

  /** How much sound was sent. */
  long sentMs() {
    return TimeUnit.NANOSECONDS.toMillis(sentNanos);
  }

  /** The model wants the program to do something; returns the item that says so. */
  Item call(ToolCall call, String callId) {
    JsonObject item =
        new JsonObject()
            .put("id", events.newId("item"))
            .put("object", "realtime.item")
            .put("type", "function_call")
            .put("status", "in_progress")
            .put("name", call.name())
            .put("call_id", callId)
            .put("arguments", "");
    Item asked = new Item(item, null);
    int index = open(asked);
    JsonObject fields = output(index).put("item_id", asked.id()).put("call_id", callId);
    String arguments = call.arguments().isBlank() ? "{}" : call.arguments();
    events.send("response.function_call_arguments.delta", fields.copy().put("delta", arguments));
    events.send(
        "response.function_call_arguments.done",
        fields.copy().put("name", call.name()).put("arguments", arguments));
    item.put("status", "completed").put("arguments", arguments);
    close(asked, index);
    return asked;
  }

  /** Ends what is said, and the response. */
  void end(ResponseEnd end, JsonObject usage) {
    Item said = message;
    if (said != null) {
      closeMessage(said, end.status().equals("completed") ? "completed" : "incomplete");
    }
    shown.put("status", end.status()).put("status_details", end.details()).put("usage", usage);
    JsonArray output = new JsonArray();
    outputs.forEach(item -> output.add(item.shown().copy()));
    events.send("response.done", response(output));
    if (playedBeside) {
      tellOutputBuffer(end.status().equals("cancelled") ? "cleared" : "stopped");
    }
  }

  private Item openMessage() {
    Item opened = new Item(Item.message(events.newId("item"), "assistant", "in_progress"), null);
    message = opened;
    if (options.spoken()) {
      opened.spokenAs(words);
    }
    messageIndex = open(opened);
    events.send("response.content_part.added", content(opened).put("part", part("")));
    return opened;
  }

  private void closeMessage(Item said, String status) {
    String whole = text.toString();
    words.are(whole);
    if (options.spoken()) {
      events.send("response.output_audio.done", content(said));
      events.send("response.output_audio_transcript.done", content(said).put("transcript", whole));
    } else {
      events.send("response.output_text.done", content(said).put("text", whole));
    }
    events.send("response.content_part.done", content(said).put("part", part(whole)));
    said.shown().put("status", status);
    show(said, whole);
    close(said, messageIndex);
  }

  /** Shows a message of the agent's with this text. */
  static void show(Item said, String whole) {
    boolean spoken = said.words() != null;
    said.shown()
        .put(
            "content",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("type", spoken ? "output_audio" : "output_text")
                        .put(spoken ? "transcript" : "text", whole)));
  }

  private int open(Item item) {
    outputs.add(item);
    int index = outputs.size() - 1;
    events.send("response.output_item.added", output(index).put("item", item.shown().copy()));
    items.add(item);
    return index;
  }

  private void close(Item item, int index) {
    events.send("response.output_item.done", output(index).put("item", item.shown().copy()));
    items.done(item);
  }

  private JsonObject response(JsonArray output) {
    return new JsonObject().put("response", shown.copy().put("output", output));
  }

  private void tellOutputBuffer(String what) {
    events.send("output_audio_buffer." + what, new JsonObject().put("response_id", id()));
  }

  private JsonObject output(int index) {
    return new JsonObject().put("response_id", id()).put("output_index", index);
  }

  private JsonObject content(Item said) {
    return output(messageIndex).put("item_id", said.id()).put("content_index", 0);
  }

  private JsonObject part(String whole) {
    return options.spoken()
        ? new JsonObject().put("type", "audio").put("transcript", whole)
        : new JsonObject().put("type", "text").put("text", whole);
  }
}
