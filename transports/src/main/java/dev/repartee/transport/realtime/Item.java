package dev.repartee.transport.realtime;

import dev.repartee.engine.history.HistoryPart;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Something in a session's conversation, as the program sees it. Lives on the call's loop. */
final class Item {
  private final JsonObject shown;
  private @Nullable HistoryPart part;
  private @Nullable HeardWords words;

  /**
   * @param shown with its id, and all that is known of it
   * @param part how the engine's history has it; null if it has not, or not yet
   */
  Item(JsonObject shown, @Nullable HistoryPart part) {
    this.shown = shown;
    this.part = part;
  }

  /** A message of the kind that is heard or spoken. */
  static JsonObject message(String id, String role, String status) {
    return new JsonObject()
        .put("id", id)
        .put("object", "realtime.item")
        .put("type", "message")
        .put("status", status)
        .put("role", role)
        .put("content", new JsonArray());
  }

  String id() {
    return shown.getString("id");
  }

  /** What the program is shown; changes as the item does. */
  JsonObject shown() {
    return shown;
  }

  @Nullable HistoryPart part() {
    return part;
  }

  void standsAs(@Nullable HistoryPart newPart) {
    part = newPart;
  }

  /** When which of its words sounded; null if it was not spoken by the agent. */
  @Nullable HeardWords words() {
    return words;
  }

  void spokenAs(HeardWords newWords) {
    words = newWords;
  }
}
