package dev.repartee.llm.openai;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks for a model server on this machine: Ollama or the llama.cpp server, on their usual ports.
 *
 * <p>Asks them all at once for their models, on the loopback address only, and gives up after a
 * short time, so that a start-up never waits for it.
 */
public final class LocalServerProbe {
  /** Where they are by default; the first that answers is taken. */
  static final List<Candidate> USUAL =
      List.of(
          new Candidate("Ollama", URI.create("http://127.0.0.1:11434/v1")),
          new Candidate("llama.cpp server", URI.create("http://127.0.0.1:8080/v1")));

  static final long LIMIT_MS = 250;

  /** Parts of the names of models that cannot hold a conversation. */
  private static final List<String> OTHER_USES =
      List.of("embed", "bge", "minilm", "rerank", "whisper", "clip", "tts");

  private final Vertx vertx;
  private final List<Candidate> candidates;
  private final long limitMs;

  /** A probe of the usual places. */
  public LocalServerProbe(Vertx vertx) {
    this(vertx, USUAL, LIMIT_MS);
  }

  LocalServerProbe(Vertx vertx, List<Candidate> candidates, long limitMs) {
    this.vertx = vertx;
    this.candidates = List.copyOf(candidates);
    this.limitMs = limitMs;
  }

  /** Where a server may be. */
  record Candidate(String product, URI baseUrl) {}

  /**
   * A server that answers.
   *
   * @param product what it is, for people
   * @param baseUrl what stands before {@code /chat/completions}
   * @param model the name of a model that it has
   */
  public record LocalServer(String product, URI baseUrl, String model) {}

  /** The first server that has a model. Blocks up to a quarter of a second. */
  public Optional<LocalServer> find() {
    HttpClient client =
        vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) limitMs));
    List<Future<Optional<LocalServer>>> asked =
        candidates.stream().map(candidate -> ask(client, candidate)).toList();
    Optional<LocalServer> found =
        asked.stream()
            .map(answer -> answer.toCompletionStage().toCompletableFuture().join())
            .flatMap(Optional::stream)
            .findFirst();
    client.close();
    return found;
  }

  private Future<Optional<LocalServer>> ask(HttpClient client, Candidate candidate) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(candidate.baseUrl() + "/models");
    return client
        .request(request)
        // One step: attached from this thread a later step could come after the answer's end.
        .compose(open -> open.send().compose(HttpClientResponse::body))
        .map(body -> model(body).map(name -> server(candidate, name)))
        .timeout(limitMs, TimeUnit.MILLISECONDS)
        .otherwise(Optional.empty());
  }

  private static LocalServer server(Candidate candidate, String model) {
    return new LocalServer(candidate.product(), candidate.baseUrl(), model);
  }

  /** The first model of a list that can hold a conversation. */
  private static Optional<String> model(Buffer body) {
    try {
      return new JsonObject(body).getValue("data") instanceof JsonArray models
          ? models.stream()
              .filter(JsonObject.class::isInstance)
              .map(model -> ((JsonObject) model).getValue("id"))
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .filter(LocalServerProbe::converses)
              .findFirst()
          : Optional.empty();
    } catch (DecodeException e) {
      // Something else lives on that port.
      return Optional.empty();
    }
  }

  private static boolean converses(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return !name.isBlank() && OTHER_USES.stream().noneMatch(name::contains);
  }
}
