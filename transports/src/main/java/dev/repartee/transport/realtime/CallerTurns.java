package dev.repartee.transport.realtime;

import dev.repartee.engine.history.Remark;
import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.spi.Prompt.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the caller says in a session, from the first sound of a voice to the words.
 *
 * <p>Programs stop their sound at {@code speech_started}. So while the agent speaks, that is told
 * when it is clear that the caller takes the floor, and not at every cough. Lives on the call's
 * loop.
 */
final class CallerTurns {
  private final ServerEvents events;
  private final ItemBook items;
  private final Supplier<SessionSettings> settings;
  private final LongSupplier handedMs;
  private @Nullable String itemId;
  private @Nullable Item committed;
  private long startMs;
  private long endMs;
  private boolean told;
  private String lastText = "";
  private String before = "";

  /**
   * @param handedMs how much sound of the caller's was handed to the ears so far
   */
  CallerTurns(
      ServerEvents events,
      ItemBook items,
      Supplier<SessionSettings> settings,
      LongSupplier handedMs) {
    this.events = events;
    this.items = items;
    this.settings = settings;
    this.handedMs = handedMs;
  }

  /**
   * A voice was found.
   *
   * @param agoMs how long ago it began
   * @param overAgent whether the agent is speaking
   */
  void voiceStarted(long agoMs, boolean overAgent) {
    if (settings.get().turns().byProgram()) {
      return;
    }
    if (itemId == null) {
      itemId = events.newId("item");
      startMs = position(agoMs + settings.get().turns().prefixPaddingMs());
      told = false;
    }
    if (!overAgent) {
      tellStarted();
    }
  }

  /** The voice fell silent so long ago. */
  void voiceStopped(long agoMs) {
    endMs = position(agoMs);
  }

  /**
   * The agent falls silent.
   *
   * @param interrupted whether it was interrupted; if not, what the caller said over it may still
   *     be nothing
   */
  void agentStopped(boolean interrupted) {
    if (interrupted) {
      tellStarted();
    }
  }

  /** The turn that was committed last goes on. */
  void reopened() {
    before = lastText;
  }

  /** What seemed a turn was none. */
  void discarded() {
    if (committed != null) {
      known("");
    } else if (itemId != null && told) {
      tellStopped();
    }
    itemId = null;
    committed = null;
  }

  /** The program says that the turn is over; its words will be known later. */
  void committedByProgram() {
    committed = enter(events.newId("item"));
  }

  /** Whether the words of a turn that is over are not known yet. */
  boolean awaitsWords() {
    return committed != null;
  }

  /** The turn is over, and these are its words, with those of a turn that it goes on with. */
  void over(String text) {
    lastText = text;
    String words =
        !before.isEmpty() && text.startsWith(before) ? text.substring(before.length()) : text;
    before = "";
    if (committed == null) {
      String id = itemId == null ? events.newId("item") : itemId;
      itemId = id;
      tellStarted();
      tellStopped();
      committed = enter(id);
    }
    known(words.strip());
    itemId = null;
    committed = null;
  }

  private Item enter(String id) {
    JsonObject shown = Item.message(id, "user", "completed");
    Item item = new Item(shown, null);
    show(item, null);
    events.send(
        "input_audio_buffer.committed",
        new JsonObject().put("previous_item_id", items.lastId()).put("item_id", id));
    items.add(item);
    items.done(item);
    return item;
  }

  private void known(String words) {
    Item item = committed;
    if (item == null) {
      return;
    }
    item.standsAs(words.isEmpty() ? null : new Remark(Role.CALLER, words, Standing.COMPLETE));
    if (!settings.get().transcribed()) {
      return;
    }
    show(item, words);
    JsonObject fields = new JsonObject().put("item_id", item.id()).put("content_index", 0);
    String event = "conversation.item.input_audio_transcription.";
    events.send(event + "delta", fields.copy().put("delta", words));
    JsonObject usage =
        new JsonObject().put("type", "duration").put("seconds", Math.max(0, endMs - startMs) / 1e3);
    events.send(event + "completed", fields.put("transcript", words).put("usage", usage));
  }

  private void tellStarted() {
    if (!told && itemId != null) {
      told = true;
      events.send(
          "input_audio_buffer.speech_started",
          new JsonObject().put("audio_start_ms", startMs).put("item_id", itemId));
    }
  }

  private void tellStopped() {
    events.send(
        "input_audio_buffer.speech_stopped",
        new JsonObject().put("audio_end_ms", endMs).put("item_id", itemId));
  }

  private static void show(Item item, @Nullable String words) {
    item.shown()
        .put(
            "content",
            new JsonArray()
                .add(new JsonObject().put("type", "input_audio").put("transcript", words)));
  }

  private long position(long agoMs) {
    return Math.max(0, handedMs.getAsLong() - agoMs);
  }
}
