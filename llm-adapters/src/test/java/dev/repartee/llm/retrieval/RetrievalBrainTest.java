package dev.repartee.llm.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.LanguageModelContract;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.ReplyEvent;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FrontDesk.Shared.class)
class RetrievalBrainTest extends LanguageModelContract {
  private static final Prompt QUESTION =
      new Prompt(
          "You are Robin.", List.of(new Message(Role.CALLER, "Where can I park my car?", false)));

  private final FrontDesk frontDesk;

  RetrievalBrainTest(FrontDesk frontDesk) {
    this.frontDesk = frontDesk;
  }

  @Override
  protected LanguageModel model() {
    return frontDesk.brain();
  }

  @Override
  protected Vertx vertx() {
    return frontDesk.vertx();
  }

  @Test
  void streamsItsAnswerWordByWord() {
    List<ReplyEvent> events = ask(QUESTION).await();
    assertTrue(text(events).startsWith("The library car park is just behind us"), text(events));
    assertEquals(new ReplyEvent.TextDelta("library "), events.get(1));
    assertTrue(events.size() > 15);
  }

  @Test
  void saysThatTheMachineIsOverloadedInsteadOfWaiting() {
    try (InferencePool full = new InferencePool(1, 0)) {
      CompletableFuture<ReplyEvent> event = new CompletableFuture<>();
      Cancellable handle =
          new RetrievalBrain(frontDesk.vertx(), full, frontDesk.knowledge(), frontDesk.index())
              .reply(QUESTION, event::complete);
      ReplyEvent.Failed failed = assertInstanceOf(ReplyEvent.Failed.class, event.join());
      assertEquals(FailureKind.UNAVAILABLE, failed.kind());
      assertTrue(failed.message().contains("too many calls"), failed.message());
      handle.cancel();
    }
  }

  @Test
  void reportsAFaultOfItsOwn() {
    TextEmbedder broken =
        new TextEmbedder() {
          @Override
          public float[] embed(String text) {
            throw new IllegalStateException("on purpose, by a test");
          }

          @Override
          public void close() {}
        };
    Knowledge none = new Knowledge(List.of(), List.of());
    KnowledgeIndex index = new KnowledgeIndex(none, broken, List.of());
    CompletableFuture<ReplyEvent> event = new CompletableFuture<>();
    Cancellable ignored =
        new RetrievalBrain(frontDesk.vertx(), frontDesk.services().inference(), none, index)
            .reply(QUESTION, event::complete);
    assertEquals(
        FailureKind.INTERNAL, assertInstanceOf(ReplyEvent.Failed.class, event.join()).kind());
  }
}
