package dev.repartee.transport.realtime;

import dev.repartee.engine.spi.ToolDescription;
import dev.repartee.transport.audio.WireFormat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the settings of a session: those that the protocol knows and this server can follow.
 * Unknown fields are ignored. A wrong value refuses all of an update; one that is right but not to
 * be had here is left as it was, and told.
 */
final class SettingsReader {
  private static final Set<String> PLAIN_FIELDS =
      Set.of(
          "model", "max_output_tokens", "tracing", "prompt", "include", "truncation", "reasoning");
  private static final int MAX_INSTRUCTIONS_CHARS = 100_000;
  private static final int MAX_TOOLS = 128;

  private final JsonObject shown;
  private final Fields fields;
  private final Consumer<RealtimeProblem> unsupported;

  private SettingsReader(
      JsonObject shown, JsonObject update, Consumer<RealtimeProblem> unsupported) {
    this.shown = shown;
    this.fields = new Fields(update, "session");
    this.unsupported = unsupported;
  }

  /** Settings that are complete. */
  static SessionSettings read(JsonObject complete) throws RealtimeProblem {
    return new SettingsReader(complete, complete, problem -> {}).read();
  }

  /**
   * Settings, changed by what an update names.
   *
   * @param unsupported told of each field that stays as it was
   */
  static SessionSettings update(
      SessionSettings before, JsonObject update, Consumer<RealtimeProblem> unsupported)
      throws RealtimeProblem {
    JsonObject shown = before.shown().copy();
    JsonObject current = OlderShape.lifted(update);
    shown.mergeIn(new SettingsReader(shown, current, unsupported).checked(), true);
    // What is null or a choice between shapes replaces, and does not mix.
    JsonObject input = current.getJsonObject("audio", new JsonObject()).getJsonObject("input");
    if (input != null && input.containsKey("turn_detection")) {
      shown
          .getJsonObject("audio")
          .getJsonObject("input")
          .put("turn_detection", input.getValue("turn_detection"));
    }
    return read(shown);
  }

  private SessionSettings read() throws RealtimeProblem {
    Fields input = fields.object("audio").object("input");
    Fields output = fields.object("audio").object("output");
    WireFormat heard = AudioFormats.read(input.object("format"));
    WireFormat spoken = AudioFormats.read(output.object("format"));
    TurnDetection turns =
        input.hasNull("turn_detection")
            ? TurnDetection.BY_PROGRAM
            : TurnDetection.read(input.object("turn_detection"));
    JsonObject in = shown.getJsonObject("audio").getJsonObject("input");
    in.put("format", AudioFormats.shown(heard)).put("turn_detection", turns.shown());
    shown.getJsonObject("audio").getJsonObject("output").put("format", AudioFormats.shown(spoken));
    return new SessionSettings(
        shown,
        fields.text("instructions", ""),
        tools(fields, problem -> {}),
        ToolChoice.read(fields),
        isSpoken(fields, true),
        heard,
        spoken,
        turns,
        input.values().getValue("transcription") != null);
  }

  /** The fields of an update that are known, after a look at those that could be wrong. */
  private JsonObject checked() throws RealtimeProblem {
    String type = fields.text("type", "realtime");
    if (!type.equals("realtime")) {
      throw RealtimeProblem.invalid(
          "session.type", "realtime; sessions that only transcribe are not to be had here");
    }
    JsonObject known = new JsonObject();
    for (String name : PLAIN_FIELDS) {
      if (fields.has(name)) {
        known.put(name, fields.values().getValue(name));
      }
    }
    checkInstructions(known);
    if (fields.has("tools")) {
      known.put("tools", shownTools(tools(fields, unsupported)));
    }
    if (fields.values().getValue("tool_choice") != null) {
      ToolChoice ignored = ToolChoice.read(fields);
      known.put("tool_choice", fields.values().getValue("tool_choice"));
    }
    if (fields.has("output_modalities")) {
      boolean ignored = isSpoken(fields, true);
      known.put("output_modalities", fields.values().getValue("output_modalities"));
    }
    JsonObject audio = new JsonObject();
    checkInput(audio);
    checkOutput(audio);
    return audio.isEmpty() ? known : known.put("audio", audio);
  }

  private void checkInstructions(JsonObject known) throws RealtimeProblem {
    String instructions = fields.text("instructions");
    if (instructions == null) {
      return;
    }
    if (instructions.length() > MAX_INSTRUCTIONS_CHARS) {
      throw RealtimeProblem.invalid(
          "session.instructions", "at most " + MAX_INSTRUCTIONS_CHARS + " characters long");
    }
    known.put("instructions", instructions);
  }

  private void checkInput(JsonObject audio) throws RealtimeProblem {
    Fields input = fields.object("audio").object("input");
    JsonObject known = new JsonObject();
    if (input.values().getValue("format") != null) {
      known.put("format", AudioFormats.shown(AudioFormats.read(input.object("format"))));
    }
    if (input.has("transcription")) {
      Fields ignored = input.object("transcription");
      known.put("transcription", input.values().getValue("transcription"));
    }
    if (input.has("turn_detection")) {
      Fields detection = input.object("turn_detection");
      known.put(
          "turn_detection",
          input.hasNull("turn_detection") ? null : TurnDetection.read(detection).shown());
    }
    if (!known.isEmpty()) {
      audio.put("input", known);
    }
  }

  private void checkOutput(JsonObject audio) throws RealtimeProblem {
    Fields output = fields.object("audio").object("output");
    JsonObject known = new JsonObject();
    if (output.values().getValue("format") != null) {
      known.put("format", AudioFormats.shown(AudioFormats.read(output.object("format"))));
    }
    Object voice = output.values().getValue("voice");
    if (voice instanceof JsonObject named) {
      voice = named.getString("id");
    }
    if (voice != null) {
      known.put("voice", String.valueOf(voice));
    }
    if (output.number("speed", 1, 0.25, 1.5) != 1) {
      unsupported.accept(
          RealtimeProblem.unsupported(
              output.pathOf("speed"), "The agent speaks at its own speed; it stays at 1."));
    }
    if (!known.isEmpty()) {
      audio.put("output", known);
    }
  }

  /** Reads {@code output_modalities}. */
  static boolean isSpoken(Fields fields, boolean fallback) throws RealtimeProblem {
    Object value = fields.values().getValue("output_modalities");
    if (value == null) {
      return fallback;
    }
    if (value instanceof JsonArray names
        && !names.isEmpty()
        && names.stream().allMatch(name -> "audio".equals(name) || "text".equals(name))) {
      return names.contains("audio");
    }
    throw RealtimeProblem.invalid(fields.pathOf("output_modalities"), "[\"audio\"] or [\"text\"]");
  }

  /** Reads {@code tools}; those that are no functions are told and left out. */
  static List<ToolDescription> tools(Fields fields, Consumer<RealtimeProblem> unsupported)
      throws RealtimeProblem {
    List<ToolDescription> tools = new ArrayList<>();
    for (Fields one : fields.objects("tools")) {
      if (!one.text("type", "function").equals("function")) {
        unsupported.accept(
            RealtimeProblem.unsupported(
                one.pathOf("type"), "Only tools of type function are used; this one is left out."));
        continue;
      }
      JsonObject parameters = one.object("parameters").values();
      try {
        tools.add(
            new ToolDescription(
                one.requiredText("name"),
                one.text("description", ""),
                parameters.isEmpty() ? noParameters() : parameters));
      } catch (IllegalArgumentException e) {
        throw new RealtimeProblem(
            "invalid_value", one.pathOf("name"), one.pathOf("name") + ": " + e.getMessage() + ".");
      }
    }
    if (tools.size() > MAX_TOOLS) {
      throw RealtimeProblem.invalid(fields.pathOf("tools"), "at most " + MAX_TOOLS + " tools");
    }
    return List.copyOf(tools);
  }

  private static JsonArray shownTools(List<ToolDescription> tools) {
    JsonArray shown = new JsonArray();
    for (ToolDescription tool : tools) {
      shown.add(
          new JsonObject()
              .put("type", "function")
              .put("name", tool.name())
              .put("description", tool.description())
              .put("parameters", tool.parameters()));
    }
    return shown;
  }

  private static JsonObject noParameters() {
    return new JsonObject().put("type", "object").put("properties", new JsonObject());
  }
}
