package dev.repartee.llm.openai;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.Failed;
import dev.repartee.engine.spi.ReplyEvent.Finished;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A model and the stub server that it talks to. */
final class ModelHarness implements AutoCloseable {
  static final String KEY = "sk-very-secret";
  static final Prompt QUESTION =
      new Prompt("Be brief.", List.of(new Message(Role.CALLER, "Are you open?", false)));

  private final Vertx vertx = Vertx.vertx();
  private final StubModelServer server = new StubModelServer(vertx);
  private LanguageModel model = model(new JsonObject());

  Vertx vertx() {
    return vertx;
  }

  StubModelServer server() {
    return server;
  }

  LanguageModel model() {
    return model;
  }

  /** Goes on with a model that has these settings too. */
  void use(JsonObject extra) {
    model.close();
    model = model(extra);
  }

  /** All events of a reply. */
  List<ReplyEvent> ask(Prompt prompt) {
    List<ReplyEvent> events = new CopyOnWriteArrayList<>();
    CompletableFuture<List<ReplyEvent>> end = new CompletableFuture<>();
    Cancellable ignored =
        model.reply(
            prompt,
            event -> {
              events.add(event);
              if (event instanceof Finished || event instanceof Failed) {
                end.complete(events);
              }
            });
    return end.join();
  }

  /** How a reply failed; the sentence must not show the key. */
  Failed failure(Prompt prompt) {
    List<ReplyEvent> events = ask(prompt);
    Failed failed = assertInstanceOf(Failed.class, events.get(events.size() - 1));
    assertFalse(failed.message().contains(KEY), failed.message());
    return failed;
  }

  @Override
  public void close() {
    model.close();
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private LanguageModel model(JsonObject extra) {
    JsonObject values =
        new JsonObject()
            .put("base-url", server.baseUrl())
            .put("key", KEY)
            .put("model", "small-1")
            .mergeIn(extra);
    return new OpenAiCompatibleModel(
        vertx, OpenAiSettings.read(new ProviderSettings("llm", values), name -> Optional.empty()));
  }
}
