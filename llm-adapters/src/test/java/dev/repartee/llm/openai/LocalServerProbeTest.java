package dev.repartee.llm.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.llm.openai.LocalServerProbe.Candidate;
import dev.repartee.llm.openai.LocalServerProbe.LocalServer;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LocalServerProbeTest {
  /** Long, so that a slow machine does not look like a silent server. */
  private static final long LIMIT_MS = 5_000;

  private final Vertx vertx = Vertx.vertx();
  private final StubModelServer first = new StubModelServer(vertx);
  private final StubModelServer second = new StubModelServer(vertx);

  @AfterEach
  void stop() {
    first.close();
    second.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private LocalServerProbe probe(long limitMs) {
    return new LocalServerProbe(
        vertx,
        List.of(
            new Candidate("First", URI.create(first.baseUrl())),
            new Candidate("Second", URI.create(second.baseUrl()))),
        limitMs);
  }

  private static String models(String... ids) {
    return "{\"data\":[{\"id\":\"" + String.join("\"},{\"id\":\"", ids) + "\"}]}";
  }

  @Test
  void takesTheFirstServerThatHasAModel() {
    first.listModels(models("llama3.2:3b"));
    second.listModels(models("qwen"));
    assertEquals(
        Optional.of(new LocalServer("First", URI.create(first.baseUrl()), "llama3.2:3b")),
        probe(LIMIT_MS).find());
  }

  @Test
  void skipsModelsThatCannotHoldAConversation() {
    first.listModels(models("nomic-embed-text:latest", "bge-m3"));
    second.listModels(models("all-minilm", "qwen3:4b"));
    assertEquals("qwen3:4b", probe(LIMIT_MS).find().orElseThrow().model());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "{\"data\":null}", "{\"data\":[7,{\"id\":8}]}", "[]"})
  void passesOverSomethingElseOnThatPort(String body) {
    first.listModels(body);
    second.listModels(models("qwen"));
    assertEquals("Second", probe(LIMIT_MS).find().orElseThrow().product());
  }

  @Test
  void passesOverAServerThatIsNotThere() {
    first.close();
    second.listModels(models("qwen"));
    assertEquals("Second", probe(LIMIT_MS).find().orElseThrow().product());
  }

  @Test
  void givesUpOnServersThatDoNotAnswer() {
    assertEquals(Optional.empty(), probe(50).find());
  }

  @Test
  void asksNobodyButThisMachine() {
    for (Candidate usual : LocalServerProbe.USUAL) {
      assertEquals("127.0.0.1", usual.baseUrl().getHost());
    }
    assertTrue(LocalServerProbe.LIMIT_MS <= 300);
  }

  @Test
  void makesAModelOfTheServerAndWakesItUp() throws ProviderUnavailableException {
    first.listModels(models("llama3.2:3b"));
    try (InferencePool inference = new InferencePool(1, 8);
        LanguageModel model =
            new LocalServerModelFactory(any -> probe(LIMIT_MS))
                .create(ProviderSettings.none("llm"), services(inference))) {
      assertTrue(model.displayName().startsWith("llama3.2:3b at 127.0.0.1:"), model.displayName());
      first.awaitRequest();
    }
  }

  @Test
  void isUnavailableWithoutAServer() {
    try (InferencePool inference = new InferencePool(1, 8)) {
      ProviderUnavailableException e =
          assertThrows(
              ProviderUnavailableException.class,
              () ->
                  new LocalServerModelFactory(any -> probe(50))
                      .create(ProviderSettings.none("llm"), services(inference)));
      assertTrue(String.valueOf(e.getMessage()).startsWith("No model server answers"));
    }
  }

  private ProviderServices services(InferencePool inference) {
    return new ProviderServices(
        vertx,
        inference,
        name -> {
          throw new ProviderUnavailableException("this test has no model files");
        });
  }
}
