package dev.repartee.bench.timeline;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.EventJson;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code call} printed: a call's events, and where its recordings begin.
 *
 * @param saidStartMs when the caller's recording begins; 0 if the file does not say it
 * @param heardStartMs when the recording of what the caller heard begins; 0 if the file does not
 *     say it
 */
record EventFile(List<ConversationEvent> events, long saidStartMs, long heardStartMs) {
  EventFile {
    events = List.copyOf(events);
  }

  /**
   * Reads a file of JSON lines. Blocks.
   *
   * @throws IOException with a sentence for a person, if it is not such a file
   */
  static EventFile read(Path file) throws IOException {
    EventJson json = new EventJson();
    List<ConversationEvent> events = new ArrayList<>();
    JsonObject summary = new JsonObject();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonObject read = new JsonObject(line);
        if ("summary".equals(read.getValue("type"))) {
          summary = read;
        } else {
          events.add(json.read(line));
        }
      } catch (DecodeException | IllegalArgumentException e) {
        throw new IOException(
            "%s, line %d is not an event of a call; give what ./repartee call printed."
                .formatted(file, number),
            e);
      }
    }
    if (events.isEmpty()) {
      throw new IOException(file + " holds no events; give what ./repartee call printed.");
    }
    return new EventFile(
        events, summary.getLong("said_start_ms", 0L), summary.getLong("heard_start_ms", 0L));
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist; check the name.", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not a text; give what ./repartee call printed.", e);
    }
  }
}
