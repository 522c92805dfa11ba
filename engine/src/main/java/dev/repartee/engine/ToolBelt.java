package dev.repartee.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.history.ToolUse;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.Tool;
import dev.repartee.engine.time.EventLoop;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tools of one conversation: runs them within their time, and tells what came of it.
 *
 * <p>A run always ends, in a result or in a sentence that the model can speak about. Lives on the
 * conversation's loop.
 */
final class ToolBelt {
  private static final System.Logger LOG = System.getLogger(ToolBelt.class.getName());

  /** What a tool should have cut itself: a model that reads for long lets the caller wait. */
  private static final int MAX_RESULT_CHARACTERS = 16_000;

  private final EventLoop loop;
  private final CallEvents events;
  private final Map<String, Tool> tools = new HashMap<>();
  private final UseListener onUse;
  private final List<String> fillers;
  private final Set<Run> running = new LinkedHashSet<>();
  private int fillersSaid;

  /**
   * A belt from which nothing was used yet.
   *
   * @param onUse told when the first tool of several begins and when the last has ended
   */
  ToolBelt(EventLoop loop, CallEvents events, AgentTools agentTools, UseListener onUse) {
    this.loop = loop;
    this.events = events;
    this.onUse = onUse;
    this.fillers = agentTools.fillers();
    agentTools.tools().forEach(tool -> tools.put(tool.description().name(), tool));
  }

  /** Whether it must not run before the caller could object. */
  boolean hasSideEffects(ToolUse use) {
    Tool tool = tools.get(use.request().name());
    return tool != null && tool.hasSideEffects();
  }

  /** What to say while a tool works, another each time; empty if nothing is to be said. */
  Optional<String> nextFiller() {
    return fillers.isEmpty()
        ? Optional.empty()
        : Optional.of(fillers.get(fillersSaid++ % fillers.size()));
  }

  /**
   * Runs a tool.
   *
   * @param reply the number of the reply that uses it
   * @param onEnd called when {@code use} has its result; never inside this call
   */
  void run(int reply, ToolUse use, Runnable onEnd) {
    use.begin();
    Run run = new Run(reply, use, onEnd);
    running.add(run);
    if (running.size() == 1) {
      onUse.onToolUse(true);
    }
    events.emit(new ConversationEvent.ToolStarted(events.nowMs(), reply, use.request().name()));
    run.start();
  }

  /** Calls off what may be called off, and tells no more; idempotent. */
  void close() {
    running.forEach(Run::abandon);
    running.clear();
  }

  /** Learns whether tools are used. */
  @FunctionalInterface
  interface UseListener {
    void onToolUse(boolean now);
  }

  private final class Run implements Tool.ToolListener {
    private final int reply;
    private final ToolUse use;
    private final Runnable onEnd;
    private final long startNanos = loop.nanos();
    private Cancellable work = Cancellable.DONE;
    private Cancellable limit = Cancellable.DONE;
    private boolean cancellable;

    Run(int reply, ToolUse use, Runnable onEnd) {
      this.reply = reply;
      this.use = use;
      this.onEnd = onEnd;
    }

    void start() {
      String name = use.request().name();
      Tool tool = tools.get(name);
      JsonObject arguments = arguments(use.request().arguments());
      if (tool == null) {
        onFailure("There is no tool called " + name + ".");
      } else if (arguments == null) {
        onFailure("The arguments are not a JSON object; ask again with a correct one.");
      } else {
        start(tool, arguments);
      }
    }

    private void start(Tool tool, JsonObject arguments) {
      cancellable = tool.isCancellable();
      limit =
          loop.at(
              startNanos + MILLISECONDS.toNanos(tool.timeLimitMs()),
              () -> giveUp(tool.timeLimitMs()));
      try {
        work = tool.run(arguments, this);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "the tool " + use.request().name() + " failed", e);
        onFailure("The tool is broken.");
      }
    }

    @Override
    public void onResult(String text) {
      loop.run(() -> end(text, false));
    }

    @Override
    public void onFailure(String message) {
      loop.run(() -> end(message, true));
    }

    void abandon() {
      limit.cancel();
      if (cancellable) {
        work.cancel();
      }
    }

    private void giveUp(long limitMs) {
      String noAnswer = "There was no result within " + limitMs / 1e3 + " seconds.";
      abandon();
      end(cancellable ? noAnswer : noAnswer + " Whether it was done is not known.", true);
    }

    private void end(String text, boolean failed) {
      assert loop.isCurrent();
      if (!running.remove(this)) {
        return;
      }
      limit.cancel();
      use.end(text.substring(0, Math.min(text.length(), MAX_RESULT_CHARACTERS)), failed);
      long tookMs = NANOSECONDS.toMillis(loop.nanos() - startNanos);
      events.emit(
          new ConversationEvent.ToolEnded(
              events.nowMs(), reply, use.request().name(), tookMs, failed));
      if (running.isEmpty()) {
        onUse.onToolUse(false);
      }
      onEnd.run();
    }
  }

  /** Models leave the text empty when there are none. */
  private static @Nullable JsonObject arguments(String text) {
    try {
      Object value = text.isBlank() ? new JsonObject() : Json.decodeValue(text);
      return value instanceof JsonObject object ? object : null;
    } catch (DecodeException e) {
      return null;
    }
  }
}
