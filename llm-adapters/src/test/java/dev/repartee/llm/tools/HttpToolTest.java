package dev.repartee.llm.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.Tool;
import dev.repartee.engine.spi.ToolContract;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpToolTest extends ToolContract {
  private final Vertx vertx = Vertx.vertx();
  private final StubWebServer server = new StubWebServer(vertx);
  private Tool tool = tool("GET", "/weather/{city}");

  @AfterEach
  void stop() {
    tool.close();
    server.close();
    StubWebServer.wait(vertx.close().toCompletionStage().toCompletableFuture());
  }

  @Override
  protected Tool tool() {
    return tool;
  }

  @Override
  protected JsonObject goodArguments() {
    return new JsonObject().put("city", "Tokyo");
  }

  @Override
  protected JsonObject badArguments() {
    return new JsonObject().put("country", "Japan");
  }

  @Override
  protected Vertx vertx() {
    return vertx;
  }

  private Tool tool(String method, String path) {
    return tool(method, server.url() + path, new JsonObject());
  }

  private Tool tool(String method, String url, JsonObject more) {
    JsonObject text = new JsonObject().put("type", "string");
    JsonObject values =
        new JsonObject()
            .put("name", "weather")
            .put("description", "Tells the weather.")
            .put("method", method)
            .put("url", url)
            .put(
                "parameters",
                new JsonObject()
                    .put(
                        "properties",
                        new JsonObject().put("city", text).put("day", text).put("hours", text))
                    .put("required", new JsonArray().add("city")))
            .mergeIn(more);
    return new HttpTool(
        vertx,
        HttpToolSettings.read(
            new ProviderSettings("tools[0]", values),
            name -> name.equals("WEATHER_TOKEN") ? Optional.of("secret") : Optional.empty()));
  }

  /** How a run ends: its result, or its failure after "failed: ". */
  private String run(JsonObject arguments) {
    CompletableFuture<String> end = new CompletableFuture<>();
    Cancellable ignored =
        tool.run(
            arguments,
            new Tool.ToolListener() {
              @Override
              public void onResult(String text) {
                end.complete(text);
              }

              @Override
              public void onFailure(String message) {
                end.complete("failed: " + message);
              }
            });
    return StubWebServer.wait(end);
  }

  @Test
  void putsArgumentsIntoTheAddressAndTheOthersIntoTheQuery() {
    assertEquals(
        "It is sunny.",
        run(
            new JsonObject()
                .put("city", "São Paulo/../x?y")
                .put("day", "next friday")
                .put("hours", new JsonArray().add(9).add(12))
                .put("admin", "true")));
    assertEquals(
        "/weather/S%C3%A3o%20Paulo%2F..%2Fx%3Fy?day=next%20friday&hours=%5B9%2C12%5D",
        server.asked().get(0).uri());
    assertEquals(new JsonObject(), server.asked().get(0).body());
    assertFalse(tool.hasSideEffects());
  }

  @Test
  void sendsTheOthersAsJsonWhenItPosts() {
    tool = tool("POST", "/weather/{city}?full=yes");
    run(new JsonObject().put("city", "Tokyo").put("day", "friday"));
    StubWebServer.Asked asked = server.asked().get(0);
    assertEquals("POST", asked.method());
    assertEquals("/weather/Tokyo?full=yes", asked.uri());
    assertEquals(new JsonObject().put("day", "friday"), asked.body());
    assertTrue(tool.hasSideEffects());
    assertFalse(tool.isCancellable());
  }

  @Test
  void sendsHeadersFromTheEnvironment() {
    JsonObject token = new JsonObject().put("x-token", "WEATHER_TOKEN");
    tool = tool("GET", server.url() + "/{city}", new JsonObject().put("headers-env", token));
    run(goodArguments());
    assertEquals("secret", server.asked().get(0).token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void refusesValuesThatWouldMakeItAnotherAddress(String city) {
    assertEquals(
        "failed: The argument city needs a value.", run(new JsonObject().put("city", city)));
    assertEquals(0, server.asked().size());
  }

  @Test
  void cutsOffAnEndlessAnswer() {
    server.answerWith(
        request ->
            request
                .response()
                .putHeader("content-type", "text/plain")
                .end("sun ".repeat(1_000_000)));
    String result = run(goodArguments());
    assertTrue(result.startsWith("sun sun") && result.length() < 8_100, () -> result);
    assertTrue(result.endsWith("(the rest is left out)"), () -> result);
  }

  @Test
  void saysDoneWhenTheServerSaysNothing() {
    server.answerWith(request -> request.response().setStatusCode(204).end());
    assertEquals("Done.", run(goodArguments()));
  }

  @Test
  void tellsWhatTheServerSaysAboutAFailure() {
    server.answerWith(request -> request.response().setStatusCode(404).end("No such city"));
    assertEquals(
        "failed: The service answered with status 404. It says: No such city",
        run(goodArguments()));
  }

  @Test
  void keepsToItselfThatItsKeyIsRefused() {
    server.answerWith(request -> request.response().setStatusCode(401).end("bad key: secret"));
    assertEquals("failed: The service does not let us in.", run(goodArguments()));
  }

  @Test
  void doesNotFollowTheServerElsewhere() {
    server.answerWith(
        request -> request.response().setStatusCode(302).putHeader("location", "/secret").end());
    assertEquals("failed: The service answered with status 302.", run(goodArguments()));
    assertEquals(1, server.asked().size());
  }

  @Test
  void refusesAnAnswerThatIsNotText() {
    server.answerWith(
        request -> request.response().putHeader("content-type", "image/png").end("PNG"));
    assertEquals("failed: The answer is not text, but image/png.", run(goodArguments()));
  }

  @Test
  void failsWhenTheConnectionBreaks() {
    server.answerWith(request -> request.connection().close());
    assertEquals("failed: The service cannot be reached.", run(goodArguments()));
  }
}
