package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What every {@link Tool} does. A tool's test extends it. */
public abstract class ToolContract {
  /** The tool under test. */
  protected abstract Tool tool();

  /** Arguments that it can work with. */
  protected abstract JsonObject goodArguments();

  /** Arguments that it must refuse. */
  protected abstract JsonObject badArguments();

  /** The Vert.x on which the tool was made. */
  protected abstract Vertx vertx();

  @Test
  public void isDescribedForModels() {
    ToolDescription description = tool().description();
    assertFalse(description.description().isBlank());
    assertEquals("object", description.parameters().getString("type"));
    assertTrue(tool().timeLimitMs() > 0);
  }

  @Test
  public void givesOneResult() {
    Run run = new Run();
    run.start(goodArguments());
    assertFalse(run.awaitEnd().isBlank());
    assertEquals(List.of("result"), run.ends);
  }

  @Test
  public void failsOnceAndInASentenceWhenTheArgumentsAreWrong() {
    Run run = new Run();
    run.start(badArguments());
    String sentence = run.awaitEnd();
    assertTrue(sentence.endsWith(".") && sentence.contains(" "), sentence);
    assertEquals(List.of("failure"), run.ends);
  }

  @Test
  public void canBeCancelledMoreThanOnceAndSaysNothingThen() {
    Run cancelled = new Run();
    Run next = new Run();
    vertx()
        .getOrCreateContext()
        .runOnContext(
            now -> {
              Cancellable handle = tool().run(goodArguments(), cancelled);
              handle.cancel();
              handle.cancel();
            });
    next.start(goodArguments());
    next.awaitEnd();
    assertEquals(List.of(), cancelled.ends);
  }

  @Test
  public void toleratesACancelAfterTheEnd() {
    Run run = new Run();
    run.start(goodArguments());
    run.awaitEnd();
    run.handle.join().cancel();
    assertEquals(1, run.ends.size());
  }

  private final class Run implements Tool.ToolListener {
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final CompletableFuture<Cancellable> handle = new CompletableFuture<>();

    void start(JsonObject arguments) {
      vertx()
          .getOrCreateContext()
          .runOnContext(now -> handle.complete(tool().run(arguments, this)));
    }

    String awaitEnd() {
      try {
        return end.get(20, TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new AssertionError("the tool did not end", e);
      }
    }

    @Override
    public void onResult(String text) {
      ends.add("result");
      end.complete(text);
    }

    @Override
    public void onFailure(String message) {
      ends.add("failure");
      end.complete(message);
    }
  }
}
