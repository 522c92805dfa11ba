package dev.repartee.transport.realtime;

import dev.repartee.engine.history.HistoryPart;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The items of a session's conversation in their order. What is put in, changed or taken out here
 * is so in the engine's history too. Lives on the call's loop.
 */
final class ItemBook {
  /** Beyond it the oldest is forgotten; the engine's history is no longer. */
  static final int MAX_ITEMS = 400;

  /** What stands for the beginning of the conversation in place of an item's id. */
  private static final String ROOT = "root";

  private final ServerEvents events;
  private final Consumer<UnaryOperator<List<HistoryPart>>> history;
  private final List<Item> items = new ArrayList<>();

  /**
   * An empty book.
   *
   * @param history changes the engine's history
   */
  ItemBook(ServerEvents events, Consumer<UnaryOperator<List<HistoryPart>>> history) {
    this.events = events;
    this.history = history;
  }

  /** Adds what the engine's history has already, or will have, at its end, and tells it. */
  void add(Item item) {
    items.add(item);
    tellAdded(item, previousOf(item));
    if (items.size() > MAX_ITEMS) {
      items.remove(0);
    }
  }

  /** Tells that an item is complete. */
  void done(Item item) {
    send("conversation.item.done", item, previousOf(item));
  }

  /**
   * Puts an item of the program's into the conversation.
   *
   * @param afterId the item that it is to follow; null: the last
   */
  void insert(Item item, @Nullable String afterId) throws RealtimeProblem {
    if (items.stream().anyMatch(other -> other.id().equals(item.id()))) {
      throw new RealtimeProblem(
          "item_id_in_use", "item.id", "There is an item with the id " + item.id() + " already.");
    }
    int at = afterId == null ? items.size() : positionAfter(afterId);
    HistoryPart following = partFrom(at);
    items.add(at, item);
    HistoryPart part = item.part();
    if (part != null) {
      history.accept(parts -> inserted(parts, part, following));
    }
    tellAdded(item, previousOf(item));
    done(item);
  }

  /** The item with this id. */
  Item get(String id, String param) throws RealtimeProblem {
    return items.stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new RealtimeProblem(
                    "item_not_found", param, "There is no item with the id " + id + "."));
  }

  /** Takes an item out of the conversation. */
  void delete(Item item) {
    replacePart(item, null);
    items.remove(item);
    events.send("conversation.item.deleted", new JsonObject().put("item_id", item.id()));
  }

  /** Has another part stand for an item; null: none. */
  void replacePart(Item item, @Nullable HistoryPart now) {
    HistoryPart before = item.part();
    item.standsAs(now);
    if (before != null) {
      history.accept(parts -> replaced(parts, before, now));
    }
  }

  /** Adds a part to the end of the engine's history. */
  void note(HistoryPart part) {
    history.accept(parts -> inserted(parts, part, null));
  }

  /** What the program has told the model beside its instructions. */
  List<String> systemTexts() {
    return items.stream()
        .map(Item::shown)
        .filter(shown -> "system".equals(shown.getString("role")))
        .map(shown -> shown.getJsonArray("content").getJsonObject(0).getString("text"))
        .toList();
  }

  /** The id of the last item; null if there is none. */
  @Nullable String lastId() {
    return items.isEmpty() ? null : items.get(items.size() - 1).id();
  }

  private void tellAdded(Item item, @Nullable String previousId) {
    send("conversation.item.added", item, previousId);
  }

  private void send(String type, Item item, @Nullable String previousId) {
    events.send(
        type,
        new JsonObject().put("previous_item_id", previousId).put("item", item.shown().copy()));
  }

  private @Nullable String previousOf(Item item) {
    int at = items.indexOf(item);
    return at <= 0 ? null : items.get(at - 1).id();
  }

  private int positionAfter(String id) throws RealtimeProblem {
    return id.equals(ROOT) ? 0 : items.indexOf(get(id, "previous_item_id")) + 1;
  }

  /** The first part that stands for an item from a position on. */
  private @Nullable HistoryPart partFrom(int position) {
    return items.subList(position, items.size()).stream()
        .map(Item::part)
        .filter(part -> part != null)
        .findFirst()
        .orElse(null);
  }

  private static List<HistoryPart> inserted(
      List<HistoryPart> parts, HistoryPart part, @Nullable HistoryPart following) {
    List<HistoryPart> changed = new ArrayList<>(parts);
    int at = following == null ? -1 : parts.lastIndexOf(following);
    changed.add(at < 0 ? parts.size() : at, part);
    return changed;
  }

  private static List<HistoryPart> replaced(
      List<HistoryPart> parts, HistoryPart before, @Nullable HistoryPart now) {
    List<HistoryPart> changed = new ArrayList<>(parts);
    int at = parts.lastIndexOf(before);
    if (at >= 0) {
      changed.remove(at);
      if (now != null) {
        changed.add(at, now);
      }
    }
    return changed;
  }
}
