package dev.repartee.llm.tools;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.Tool.ToolListener;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request of an {@link HttpTool} and its answer.
 *
 * <p>Lives on the context on which it was started; only {@link #cancel} may be called from
 * elsewhere.
 */
final class HttpToolRun implements Cancellable {
  private static final System.Logger LOG = System.getLogger(HttpToolRun.class.getName());

  /** A model reads no more than a few pages while a caller waits. */
  private static final int MAX_BODY_BYTES = 8 * 1024;

  private static final int MAX_RESULT_CHARACTERS = 8_000;
  private static final int MAX_QUOTED_CHARACTERS = 500;

  private final String toolName;
  private final Context context;
  private final ToolListener listener;
  private final Buffer body = Buffer.buffer();
  private @Nullable HttpClientRequest request;
  private volatile boolean over;

  HttpToolRun(String toolName, Context context, ToolListener listener) {
    this.toolName = toolName;
    this.context = context;
    this.listener = listener;
  }

  /** Sends the request; reports nothing inside this call. */
  void start(HttpClient client, RequestOptions options, Buffer content) {
    context.runOnContext(
        now ->
            client
                .request(options)
                .compose(
                    opened -> {
                      if (over) {
                        opened.reset();
                        return Future.failedFuture("cancelled");
                      }
                      request = opened;
                      return opened.send(content);
                    })
                .onComplete(this::onResponse, this::onBroken));
  }

  @Override
  public void cancel() {
    over = true;
    context.runOnContext(now -> drop());
  }

  private void onResponse(HttpClientResponse response) {
    String type = response.getHeader("content-type");
    if (!isText(type)) {
      fail("The answer is not text, but " + type + ".");
      drop();
      return;
    }
    response.exceptionHandler(this::onBroken);
    response.handler(
        bytes -> {
          body.appendBuffer(bytes);
          if (body.length() > MAX_BODY_BYTES) {
            onWhole(response.statusCode());
            drop();
          }
        });
    response.endHandler(
        end -> {
          request = null;
          onWhole(response.statusCode());
        });
  }

  private void onWhole(int status) {
    String text = body.toString().strip();
    if (status >= 200 && status < 300) {
      succeed(body.length() > MAX_BODY_BYTES ? cut(text, MAX_RESULT_CHARACTERS) : text);
    } else if (status == 401 || status == 403) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the server of the tool {0} refuses us (status {1}); check its headers",
          toolName,
          status);
      fail("The service does not let us in.");
    } else {
      String said = text.isEmpty() ? "" : " It says: " + quote(text);
      fail("The service answered with status " + status + "." + said);
    }
  }

  private void onBroken(Throwable cause) {
    if (!over) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the server of the tool {0} cannot be asked: {1}",
          toolName,
          cause.getMessage());
      fail("The service cannot be reached.");
    }
  }

  private void succeed(String text) {
    if (!over) {
      over = true;
      listener.onResult(text.isEmpty() ? "Done." : text);
    }
  }

  private void fail(String message) {
    if (!over) {
      over = true;
      listener.onFailure(message);
    }
  }

  private void drop() {
    HttpClientRequest open = request;
    request = null;
    if (open != null) {
      open.reset();
    }
  }

  private static boolean isText(@Nullable String contentType) {
    String type = contentType == null ? "text/plain" : contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || type.contains("json") || type.contains("xml");
  }

  private static String quote(String text) {
    return text.length() <= MAX_QUOTED_CHARACTERS ? text : cut(text, MAX_QUOTED_CHARACTERS);
  }

  private static String cut(String text, int maxCharacters) {
    int end = Math.min(text.length(), maxCharacters);
    return text.substring(0, end).strip() + " … (the rest is left out)";
  }
}
