package dev.repartee.engine.history;

import dev.repartee.engine.spi.Prompt.ToolRequest;
import dev.repartee.engine.spi.Prompt.ToolResult;
import org.jspecify.annotations.Nullable;

/**
 * One use of a tool, from the model's wish to its result. Lives on the conversation's loop, and may
 * go on when the reply that asked for it is over.
 */
public final class ToolUse {
  private static final String STILL_RUNNING = "This is still running; its result is not known yet.";

  private final ToolRequest request;
  private boolean begun;
  private @Nullable ToolResult result;

  public ToolUse(ToolRequest request) {
    this.request = request;
  }

  public ToolRequest request() {
    return request;
  }

  /** Notes that the tool runs. */
  public void begin() {
    begun = true;
  }

  /** Notes what came of it. */
  public void end(String text, boolean failed) {
    result = new ToolResult(request.id(), request.name(), text, failed);
  }

  public boolean hasBegun() {
    return begun;
  }

  public boolean hasEnded() {
    return result != null;
  }

  /** What is known of its outcome now. */
  public ToolResult result() {
    return result != null
        ? result
        : new ToolResult(request.id(), request.name(), STILL_RUNNING, false);
  }
}
