package dev.repartee.transport.realtime;

import dev.repartee.engine.spi.ToolDescription;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tools the model is told of. That it has to use one cannot be asked of every model, so a
 * choice only narrows.
 *
 * @param none whether it is told of none
 * @param only the name of the only one; null: of all
 */
record ToolChoice(boolean none, @Nullable String only) {
  static final ToolChoice ALL = new ToolChoice(false, null);

  private static final List<String> WORDS = List.of("auto", "none", "required");

  /** Reads {@code tool_choice} of an object; {@link #ALL} if it is left out. */
  static ToolChoice read(Fields fields) throws RealtimeProblem {
    if (fields.values().getValue("tool_choice") instanceof JsonObject) {
      Fields one = fields.object("tool_choice");
      String type = one.oneOf("type", List.of("function", "mcp"), "function");
      if (type.equals("mcp")) {
        throw RealtimeProblem.unsupported(
            one.pathOf("type"), "Tools of MCP servers are not used here; choose a function.");
      }
      return new ToolChoice(false, one.requiredText("name"));
    }
    return new ToolChoice(fields.oneOf("tool_choice", WORDS, "auto").equals("none"), null);
  }

  /** Those of which the model is told. */
  List<ToolDescription> of(List<ToolDescription> tools) {
    return tools.stream()
        .filter(tool -> !none && (only == null || only.equals(tool.name())))
        .toList();
  }
}
