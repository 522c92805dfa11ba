package dev.repartee.engine.stub;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.Tool;
import dev.repartee.engine.spi.ToolDescription;
import dev.repartee.engine.time.Clock;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Gives one result after a given time, and remembers what it was asked. */
public final class StubTool implements Tool {
  private final Clock clock;
  private final ToolDescription description;
  private final double seconds;
  private final String result;
  private final List<JsonObject> asked = new ArrayList<>();
  private boolean sideEffects;
  private boolean failing;
  private int cancelled;

  /** A tool that only looks something up. */
  public StubTool(Clock clock, String name, double seconds, String result) {
    this.clock = clock;
    this.description =
        new ToolDescription(
            name,
            "Does " + name + ".",
            new JsonObject().put("type", "object").put("properties", new JsonObject()));
    this.seconds = seconds;
    this.result = result;
  }

  /** Says that it changes something. */
  public StubTool withSideEffects() {
    sideEffects = true;
    return this;
  }

  /** Fails, with the result as the reason. */
  public StubTool failing() {
    failing = true;
    return this;
  }

  /** The arguments of each run. */
  public List<JsonObject> asked() {
    return asked;
  }

  /** How many runs were called off. */
  public int cancelled() {
    return cancelled;
  }

  @Override
  public ToolDescription description() {
    return description;
  }

  @Override
  public boolean hasSideEffects() {
    return sideEffects;
  }

  @Override
  public Cancellable run(JsonObject arguments, ToolListener listener) {
    asked.add(arguments);
    Cancellable end =
        clock.at(
            clock.nanos() + Math.round(seconds * 1e9),
            () -> {
              if (failing) {
                listener.onFailure(result);
              } else {
                listener.onResult(result);
              }
            });
    return () -> {
      cancelled++;
      end.cancel();
    };
  }
}
