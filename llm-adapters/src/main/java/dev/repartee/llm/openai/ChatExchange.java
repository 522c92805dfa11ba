package dev.repartee.llm.openai;

import dev.repartee.engine.spi.ReplyEvent.Failed;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its streamed answer.
 *
 * <p>Lives on the context on which it was started; the listener is told the end once, and nothing
 * after {@link #abandon()}.
 */
final class ChatExchange {
  private static final int MAX_LINE_BYTES = 1 << 20;
  private static final int MAX_PLAIN_BODY_BYTES = 1 << 20;
  private static final String END_MARK = "[DONE]";

  private final ChatFailures failures;
  private final Listener listener;
  private final EventStreamReader events = new EventStreamReader(MAX_LINE_BYTES, this::onData);
  private final Buffer plainBody = Buffer.buffer();
  private @Nullable HttpClientRequest request;
  private boolean over;
  private boolean begun;
  private boolean complete;

  ChatExchange(ChatFailures failures, Listener listener) {
    this.failures = failures;
    this.listener = listener;
  }

  /** Receives the answer. */
  interface Listener {
    void onChunk(ChatChunk chunk);

    /** The answer is over and whole. */
    void onComplete();

    /**
     * The answer failed.
     *
     * @param retryAfter the server's wish for when to ask again; null if it has none
     */
    void onFailure(Failed failure, @Nullable String retryAfter);
  }

  void start(HttpClient client, RequestOptions options, Buffer body) {
    client
        .request(options)
        .compose(
            opened -> {
              if (over) {
                opened.reset();
                return Future.failedFuture("abandoned");
              }
              request = opened;
              return opened.send(body);
            })
        .onComplete(this::onResponse, this::onBroken);
  }

  /**
   * Drops the exchange and resets the stream, so that the server stops its work; idempotent. An
   * exchange that is over is left alone, so that its connection can serve the next one.
   */
  void abandon() {
    boolean underWay = !over;
    over = true;
    HttpClientRequest open = request;
    if (underWay && open != null) {
      // Comes back to onBroken inside this call.
      open.reset();
    }
  }

  private void onResponse(HttpClientResponse response) {
    if (over) {
      return;
    }
    response.exceptionHandler(this::onBroken);
    String type = response.getHeader("content-type");
    boolean plain = type != null && type.contains("application/json");
    if (response.statusCode() != 200) {
      response.handler(this::collect);
      response.endHandler(
          end -> {
            request = null;
            fail(
                failures.ofStatus(response.statusCode(), plainBody),
                response.getHeader("retry-after"));
          });
    } else if (plain) {
      response.handler(this::collect);
      response.endHandler(end -> onPlainEnd());
    } else {
      response.handler(this::onBytes);
      response.endHandler(end -> onStreamEnd());
    }
  }

  private void onBytes(Buffer bytes) {
    if (over) {
      return;
    }
    try {
      events.accept(bytes);
    } catch (EventStreamReader.LineTooLongException e) {
      fail(failures.notUnderstood("an endless line"), null);
    }
  }

  private void collect(Buffer bytes) {
    if (plainBody.length() + bytes.length() <= MAX_PLAIN_BODY_BYTES) {
      plainBody.appendBuffer(bytes);
    } else {
      fail(failures.notUnderstood("an endless answer"), null);
    }
  }

  private void onData(String data) {
    if (over) {
      return;
    }
    if (data.equals(END_MARK)) {
      succeed();
      return;
    }
    try {
      onJson(new JsonObject(data));
    } catch (DecodeException e) {
      fail(failures.notUnderstood("something that is not JSON"), null);
    }
  }

  private void onJson(JsonObject json) {
    Object error = json.getValue("error");
    if (error != null) {
      fail(failures.ofErrorObject(error), null);
      return;
    }
    ChatChunk chunk = ChatChunk.of(json);
    begun |= !chunk.text().isEmpty() || !chunk.toolCalls().isEmpty();
    complete |= chunk.finish() != null;
    listener.onChunk(chunk);
  }

  /** The end of an answer from a server that did not stream. */
  private void onPlainEnd() {
    onData(plainBody.toString());
    onStreamEnd();
  }

  private void onStreamEnd() {
    request = null;
    if (!over) {
      events.end();
    }
    if (complete) {
      succeed();
    } else if (begun) {
      fail(failures.cutOff(), null);
    } else {
      fail(failures.notUnderstood("no answer"), null);
    }
  }

  private void onBroken(Throwable cause) {
    if (complete) {
      succeed();
    } else {
      fail(failures.ofBrokenConnection(cause, begun), null);
    }
  }

  private void succeed() {
    if (!over) {
      over = true;
      listener.onComplete();
    }
  }

  private void fail(Failed failure, @Nullable String retryAfter) {
    if (!over) {
      abandon();
      listener.onFailure(failure, retryAfter);
    }
  }
}
