package dev.repartee.llm.openai;

import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.ReplyEvent.Failed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what goes wrong with a chat-completions server into sentences that say what to do. */
final class ChatFailures {
  private static final int LONGEST_QUOTE = 200;

  private final OpenAiSettings settings;

  ChatFailures(OpenAiSettings settings) {
    this.settings = settings;
  }

  /** An answer that is not a success. */
  Failed ofStatus(int status, Buffer body) {
    String host = settings.host();
    String quote = quote(body);
    if (status == 401 || status == 403) {
      return failed(FailureKind.UNAUTHORIZED, keyProblem(status), false);
    }
    if (status == 429) {
      return failed(
          FailureKind.RATE_LIMITED,
          host + " takes no more requests for now; wait, or raise the account's limit" + quote,
          true);
    }
    if (status == 408 || status >= 500) {
      return failed(
          FailureKind.UNAVAILABLE,
          host + " is out of order (status " + status + "); try later" + quote,
          true);
    }
    if (status < 400) {
      return failed(
          FailureKind.INVALID_REQUEST,
          host + " sends us elsewhere (status " + status + "); correct the base-url",
          false);
    }
    return failed(
        FailureKind.INVALID_REQUEST,
        host
            + " refused the request (status "
            + status
            + "); check base-url, model and parameters"
            + quote,
        false);
  }

  /** An error object in the middle of a stream that began well. */
  Failed ofErrorObject(Object error) {
    String text = marks(error).toLowerCase(Locale.ROOT);
    if (text.contains("rate_limit") || text.contains("429") || text.contains("quota")) {
      return ofStatus(429, wrapped(error));
    }
    if (text.contains("auth") || text.contains("401") || text.contains("api_key")) {
      return ofStatus(401, wrapped(error));
    }
    if (text.contains("invalid_request") || text.contains("context_length")) {
      return ofStatus(400, wrapped(error));
    }
    return failed(
        FailureKind.UNAVAILABLE,
        settings.host() + " reported an error; try later" + quote(wrapped(error)),
        true);
  }

  /** The words of an error that say of which kind it is. */
  private static String marks(Object error) {
    if (error instanceof JsonObject object) {
      return object.getValue("type") + " " + object.getValue("code");
    }
    return error.toString();
  }

  /** No answer at all, or a connection that broke. */
  Failed ofBrokenConnection(Throwable cause, boolean begun) {
    String host = settings.host();
    if (begun) {
      return cutOff();
    }
    if (cause instanceof SSLException) {
      return failed(
          FailureKind.UNAVAILABLE,
          "The encrypted connection to " + host + " failed: " + masked(cause.getMessage()),
          false);
    }
    boolean unreachable =
        cause instanceof ConnectException || cause instanceof UnknownHostException;
    return failed(
        FailureKind.UNAVAILABLE,
        unreachable
            ? "Nobody answers at " + host + "; start the server, or correct the base-url"
            : "The connection to " + host + " broke before the answer; try again",
        true);
  }

  /** A stream that ended before the answer did. */
  Failed cutOff() {
    return failed(
        FailureKind.UNAVAILABLE, settings.host() + " broke off in the middle of its answer", true);
  }

  /** A stream that cannot be understood. */
  Failed notUnderstood(String what) {
    return failed(
        FailureKind.UNAVAILABLE,
        settings.host()
            + " sent "
            + what
            + "; check that base-url names an OpenAI-compatible server",
        false);
  }

  Failed noFirstToken() {
    return failed(
        FailureKind.TIMEOUT,
        settings.host()
            + " did not begin to answer within "
            + settings.firstTokenTimeoutMs()
            + " ms; raise first-token-timeout-ms if the model is slow to load",
        true);
  }

  Failed stalled() {
    return failed(
        FailureKind.TIMEOUT,
        settings.host() + " stopped for " + settings.idleTimeoutMs() + " ms in its answer",
        true);
  }

  private String keyProblem(int status) {
    String variable = settings.keyField();
    if (settings.key().isEmpty()) {
      return settings.host()
          + " wants a key; set "
          + variable
          + " to the name of an environment variable that holds it";
    }
    return "The key was refused by "
        + settings.host()
        + " (status "
        + status
        + "); set "
        + variable
        + " to the name of an environment variable that holds a valid one";
  }

  private static Failed failed(FailureKind kind, String message, boolean retryable) {
    return new Failed(kind, message + (message.endsWith(".") ? "" : "."), retryable);
  }

  private static Buffer wrapped(Object error) {
    return new JsonObject().put("error", error).toBuffer();
  }

  /** What the server says itself, if it says something short. */
  private String quote(Buffer body) {
    String said = masked(explanation(body)).strip();
    if (said.isEmpty()) {
      return "";
    }
    String cut =
        said.length() <= LONGEST_QUOTE ? said : said.substring(0, LONGEST_QUOTE).strip() + "…";
    return ". It says: " + cut;
  }

  private static String explanation(Buffer body) {
    try {
      JsonObject json = new JsonObject(body);
      Object error = json.getValue("error");
      if (error instanceof JsonObject object && object.getValue("message") instanceof String text) {
        return text;
      }
      if (error instanceof String text) {
        return text;
      }
      return json.getValue("message") instanceof String text ? text : "";
    } catch (DecodeException | ClassCastException e) {
      return "";
    }
  }

  private String masked(@Nullable String text) {
    String safe = text == null ? "" : text;
    return settings.key().map(key -> safe.replace(key, "[key]")).orElse(safe);
  }
}
