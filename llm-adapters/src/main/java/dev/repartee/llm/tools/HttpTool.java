package dev.repartee.llm.tools;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.Tool;
import dev.repartee.engine.spi.ToolDescription;
import dev.repartee.llm.tools.UrlTemplate.BadArgumentException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A tool that asks a web server.
 *
 * <p>Arguments that the address has a place for go there; the others go into the query of a {@code
 * GET} or {@code DELETE}, and else into the body as a JSON object. Arguments that the schema does
 * not name are not sent. Redirects are not followed. Thread safe.
 */
final class HttpTool implements Tool {
  private final Vertx vertx;
  private final HttpToolSettings settings;
  private final HttpClient client;

  HttpTool(Vertx vertx, HttpToolSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
    int limitMs = Math.toIntExact(settings.timeLimitMs());
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(limitMs)
                .setIdleTimeout(limitMs / 1_000 + 30));
  }

  @Override
  public ToolDescription description() {
    return settings.description();
  }

  @Override
  public boolean hasSideEffects() {
    return settings.sideEffects();
  }

  @Override
  public long timeLimitMs() {
    return settings.timeLimitMs();
  }

  @Override
  public Cancellable run(JsonObject arguments, ToolListener listener) {
    Context context = vertx.getOrCreateContext();
    try {
      JsonObject known = known(arguments);
      String url = settings.url().fill(known);
      settings.url().placeholders().forEach(known::remove);
      boolean inQuery =
          settings.method().equals(HttpMethod.GET) || settings.method().equals(HttpMethod.DELETE);
      HttpToolRun run = new HttpToolRun(description().name(), context, listener);
      run.start(
          client,
          options(inQuery ? withQuery(url, known) : url, !inQuery),
          inQuery ? Buffer.buffer() : known.toBuffer());
      return run;
    } catch (BadArgumentException e) {
      String message = String.valueOf(e.getMessage());
      context.runOnContext(now -> listener.onFailure(message));
      return Cancellable.DONE;
    }
  }

  @Override
  public void close() {
    client.close();
  }

  /** The arguments that the schema names; those that it requires are there. */
  private JsonObject known(JsonObject arguments) throws BadArgumentException {
    JsonObject schema = description().parameters();
    for (Object name : schema.getJsonArray("required", new JsonArray())) {
      if (arguments.getValue(name.toString()) == null) {
        throw new BadArgumentException("The argument " + name + " is missing.");
      }
    }
    JsonObject known = new JsonObject();
    for (String name : schema.getJsonObject("properties").fieldNames()) {
      if (arguments.getValue(name) != null) {
        known.put(name, arguments.getValue(name));
      }
    }
    return known;
  }

  private RequestOptions options(String url, boolean withBody) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(settings.method())
            .setAbsoluteURI(url)
            .putHeader("accept", "application/json, text/plain;q=0.9, text/*;q=0.5");
    if (withBody) {
      options.putHeader("content-type", "application/json");
    }
    settings.headers().forEach(options::putHeader);
    return options;
  }

  private static String withQuery(String url, JsonObject arguments) {
    StringBuilder whole = new StringBuilder(url);
    char mark = url.indexOf('?') < 0 ? '?' : '&';
    for (String name : arguments.fieldNames()) {
      whole
          .append(mark)
          .append(UrlTemplate.encode(name))
          .append('=')
          .append(UrlTemplate.encode(String.valueOf(arguments.getValue(name))));
      mark = '&';
    }
    return whole.toString();
  }
}
