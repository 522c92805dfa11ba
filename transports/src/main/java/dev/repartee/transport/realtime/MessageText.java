package dev.repartee.transport.realtime;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A message that a program puts into the conversation: words only.
 *
 * @param role {@code user}, {@code assistant} or {@code system}
 * @param words all of its words
 * @param shown its content as the program is shown it
 */
record MessageText(String role, String words, JsonArray shown) {
  private static final List<String> ROLES = List.of("user", "assistant", "system");
  private static final int MAX_CHARS = 32_000;

  /** Reads the fields of an item of the type {@code message}. */
  static MessageText read(Fields item) throws RealtimeProblem {
    String role = item.oneOf("role", ROLES, "");
    boolean agents = role.equals("assistant");
    StringBuilder words = new StringBuilder();
    JsonArray shown = new JsonArray();
    for (Fields part : item.objects("content")) {
      String text = text(part);
      words.append(words.isEmpty() ? "" : " ").append(text);
      boolean heard = part.text("type", "").endsWith("audio");
      shown.add(
          new JsonObject()
              .put("type", (agents ? "output_" : "input_") + (heard ? "audio" : "text"))
              .put(heard ? "transcript" : "text", text));
    }
    if (words.toString().isBlank()) {
      throw RealtimeProblem.invalid("item.content", "an array with some text in it");
    }
    if (words.length() > MAX_CHARS) {
      throw RealtimeProblem.invalid("item.content", "at most " + MAX_CHARS + " characters long");
    }
    return new MessageText(role, words.toString().strip(), shown);
  }

  private static String text(Fields part) throws RealtimeProblem {
    String type = part.requiredText("type");
    return switch (type) {
      case "input_text", "output_text", "text" -> part.requiredText("text");
      case "output_audio", "audio", "input_audio" -> transcript(part);
      default ->
          throw RealtimeProblem.unsupported(
              part.pathOf("type"), "A message can hold text here, but not " + part.path() + ".");
    };
  }

  /** Of what was said before this session only the words are taken. */
  private static String transcript(Fields part) throws RealtimeProblem {
    String transcript = part.text("transcript");
    if (transcript == null) {
      throw RealtimeProblem.unsupported(
          part.pathOf("audio"),
          "Sound comes by input_audio_buffer.append; a message can hold its transcript.");
    }
    return transcript;
  }
}
