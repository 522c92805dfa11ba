package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Prompt.ToolRequest;
import dev.repartee.engine.spi.Prompt.ToolResult;
import dev.repartee.engine.spi.ReplyEvent.Failed;
import dev.repartee.engine.spi.ReplyEvent.Finished;
import dev.repartee.engine.spi.ReplyEvent.TextDelta;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link LanguageModel} does. A provider's test extends it. */
public abstract class LanguageModelContract {
  private static final Prompt GREETING =
      new Prompt(
          "You are Robin, a friendly guide.", List.of(new Message(Role.CALLER, "Hello!", false)));

  /** The model under test, which answers a greeting with some words. */
  protected abstract LanguageModel model();

  /** The Vert.x on which the model was made. */
  protected abstract Vertx vertx();

  @Test
  public void hasANameForPeople() {
    assertFalse(model().displayName().isBlank());
  }

  @Test
  public void streamsWordsAndThenFinishesOnce() {
    Reply reply = ask(GREETING);
    List<ReplyEvent> events = reply.await();
    assertInstanceOf(Finished.class, events.get(events.size() - 1));
    assertFalse(text(events).isBlank());
    for (ReplyEvent event : events.subList(0, events.size() - 1)) {
      assertFalse(assertInstanceOf(TextDelta.class, event).text().isEmpty(), "no tools, so text");
    }
  }

  @Test
  public void reportsNothingInsideTheCallThatAsks() {
    CompletableFuture<Integer> reportedInside = new CompletableFuture<>();
    Reply reply = new Reply();
    vertx()
        .getOrCreateContext()
        .runOnContext(
            now -> {
              Cancellable handle = model().reply(GREETING, reply::add);
              reportedInside.complete(reply.events.size());
              reply.handle = handle;
            });
    assertEquals(0, join(reportedInside));
    reply.await();
  }

  @Test
  public void saysNothingOnceCancelledOnItsContext() {
    Reply cancelled = new Reply();
    Reply next = new Reply();
    vertx()
        .getOrCreateContext()
        .runOnContext(
            now -> {
              Cancellable handle = model().reply(GREETING, cancelled::add);
              handle.cancel();
              handle.cancel();
              next.handle = model().reply(GREETING, next::add);
            });
    next.await();
    assertEquals(List.of(), cancelled.events);
  }

  @Test
  public void canBeCancelledFromTheListenerAndFallsSilent() {
    Reply cancelled = new Reply();
    CompletableFuture<Integer> eventsAtCancel = new CompletableFuture<>();
    vertx()
        .getOrCreateContext()
        .runOnContext(
            now ->
                cancelled.handle =
                    model()
                        .reply(
                            GREETING,
                            event -> {
                              cancelled.add(event);
                              cancelled.cancel();
                              eventsAtCancel.complete(cancelled.events.size());
                            }));
    assertEquals(1, join(eventsAtCancel));
    ask(GREETING).await();
    assertEquals(1, cancelled.events.size());
  }

  @Test
  public void toleratesACancelAfterTheEnd() {
    Reply reply = ask(GREETING);
    List<ReplyEvent> events = reply.await();
    reply.cancel();
    ask(GREETING).await();
    assertEquals(events, reply.events);
  }

  @Test
  public void keepsRepliesThatRunAtOnceApart() {
    List<Reply> replies = List.of(ask(GREETING), ask(GREETING), ask(GREETING));
    for (Reply reply : replies) {
      assertFalse(text(reply.await()).isBlank());
    }
  }

  @Test
  public void answersAfterAnInterruptedRemark() {
    Prompt prompt =
        new Prompt(
            GREETING.instructions(),
            List.of(
                new Message(Role.AGENT, "Hello, this is Robin. What can", true),
                new Message(Role.CALLER, "Hello!", false)));
    assertFalse(text(ask(prompt).await()).isBlank());
  }

  @Test
  public void answersAfterAToolHasRun() {
    Prompt prompt =
        new Prompt(
            GREETING.instructions(),
            List.of(
                new Message(Role.CALLER, "Hello! Is it sunny?", false),
                new Message(Role.AGENT, "Let me see.", false),
                new ToolRequest("call-1", "weather", "{\"city\":\"Tokyo\"}"),
                new ToolResult("call-1", "weather", "sunny", false)),
            List.of(
                new ToolDescription(
                    "weather", "Tells the weather.", new JsonObject().put("type", "object"))));
    assertFalse(text(ask(prompt).await()).isBlank());
  }

  /** Asks on a context of its own. */
  protected final Reply ask(Prompt prompt) {
    Reply reply = new Reply();
    vertx()
        .getOrCreateContext()
        .runOnContext(now -> reply.handle = model().reply(prompt, reply::add));
    return reply;
  }

  /** The words of a reply. */
  protected static String text(List<ReplyEvent> events) {
    return events.stream()
        .filter(TextDelta.class::isInstance)
        .map(event -> ((TextDelta) event).text())
        .collect(Collectors.joining());
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the reply did not come", e);
    }
  }

  /** A reply as it comes in. */
  protected static final class Reply {
    private final List<ReplyEvent> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<List<ReplyEvent>> end = new CompletableFuture<>();
    private final CompletableFuture<String> firstText = new CompletableFuture<>();
    private volatile Cancellable handle = Cancellable.DONE;

    private Reply() {}

    /** Waits for the last event and returns them all. */
    public List<ReplyEvent> await() {
      return join(end);
    }

    /** Waits for the first words. */
    public String awaitFirstText() {
      return join(firstText);
    }

    /** Calls the reply off. */
    public void cancel() {
      handle.cancel();
    }

    private void add(ReplyEvent event) {
      assertTrue(!end.isDone(), () -> "something came after the last event: " + event);
      events.add(event);
      if (event instanceof TextDelta delta) {
        firstText.complete(delta.text());
      }
      if (event instanceof Finished || event instanceof Failed) {
        end.complete(List.copyOf(events));
      }
    }
  }
}
