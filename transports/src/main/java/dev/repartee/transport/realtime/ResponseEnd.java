package dev.repartee.transport.realtime;

import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a response ended.
 *
 * @param status in the protocol's words
 * @param reason why, if it was cut off; null else
 * @param failure what went wrong; null if nothing did
 */
record ResponseEnd(String status, @Nullable String reason, @Nullable String failure) {
  /** It was cut off by the program, or by the caller's voice. */
  static ResponseEnd cancelled(boolean byProgram) {
    return new ResponseEnd("cancelled", byProgram ? "client_cancelled" : "turn_detected", null);
  }

  /** It was heard to its end; what the model says of its last answer decides. */
  static ResponseEnd heardOut(List<ModelRun> runs) {
    ModelRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && last.failure() != null) {
      return new ResponseEnd("failed", null, last.failure());
    }
    if (last != null && last.reason() == FinishReason.LENGTH) {
      return new ResponseEnd("incomplete", "max_output_tokens", null);
    }
    if (last != null && last.reason() == FinishReason.CONTENT_FILTER) {
      return new ResponseEnd("incomplete", "content_filter", null);
    }
    return new ResponseEnd("completed", null, null);
  }

  /** The {@code status_details}; null if there is nothing to say. */
  @Nullable JsonObject details() {
    if (failure != null) {
      return new JsonObject()
          .put("type", status)
          .put(
              "error",
              new JsonObject()
                  .put("type", "server_error")
                  .put("code", "model_failed")
                  .put("message", failure));
    }
    return reason == null ? null : new JsonObject().put("type", status).put("reason", reason);
  }

  /** What the model used for a response; zero where it does not say. */
  static JsonObject usage(List<ModelRun> runs) {
    int input = 0;
    int cached = 0;
    int output = 0;
    for (ModelRun run : runs) {
      Usage usage = run.usage();
      input += usage.promptTokens();
      cached += usage.cachedPromptTokens();
      output += usage.completionTokens();
    }
    return new JsonObject()
        .put("total_tokens", input + output)
        .put("input_tokens", input)
        .put("output_tokens", output)
        .put("input_token_details", details(input).put("cached_tokens", cached))
        .put("output_token_details", details(output));
  }

  /** All tokens are text: what is heard and spoken does not go through the model. */
  private static JsonObject details(int tokens) {
    return new JsonObject().put("text_tokens", tokens).put("audio_tokens", 0);
  }
}
