package dev.repartee.llm.openai;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/**
 * A model behind an OpenAI-compatible chat-completions server: OpenAI, DeepSeek, Qwen, vLLM,
 * Ollama, the llama.cpp server and many others.
 *
 * <p>The wire format is OpenAI's "Create chat completion" with {@code stream: true}; what servers
 * leave out or add is tolerated. A cancelled reply resets its stream at once: over HTTP/2 the
 * connection stays, over HTTP/1.1 it is closed, which is what makes servers stop computing. A
 * request that fails before the first text is repeated once if there is hope. Listeners are called
 * on the context that asked, or on a new one if there was none. Thread safe.
 */
public final class OpenAiCompatibleModel implements LanguageModel {
  private static final int MAX_CONNECTIONS = 256;

  private final Vertx vertx;
  private final OpenAiSettings settings;
  private final HttpClient client;

  public OpenAiCompatibleModel(Vertx vertx, OpenAiSettings settings) {
    this(vertx, settings, clientOptions(settings));
  }

  OpenAiCompatibleModel(Vertx vertx, OpenAiSettings settings, HttpClientOptions options) {
    this.vertx = vertx;
    this.settings = settings;
    this.client =
        vertx
            .httpClientBuilder()
            .with(options)
            .with(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS))
            .build();
  }

  static HttpClientOptions clientOptions(OpenAiSettings settings) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setTcpNoDelay(true)
            .setIdleTimeout(secondsBeyond(settings))
            .setConnectTimeout(Math.toIntExact(settings.firstTokenTimeoutMs()));
    if (settings.encrypted()) {
      options.setSsl(true).setUseAlpn(true).setProtocolVersion(HttpVersion.HTTP_2);
    }
    return options;
  }

  @Override
  public String displayName() {
    return settings.model() + " at " + settings.host();
  }

  @Override
  public boolean takesSpeculation() {
    return settings.speculation();
  }

  @Override
  public Cancellable reply(Prompt prompt, ReplyListener listener) {
    Context context = vertx.getOrCreateContext();
    Buffer body = ChatRequestBody.write(settings, prompt);
    ChatReply reply =
        new ChatReply(
            vertx,
            context,
            settings,
            exchange -> exchange.start(client, requestOptions(), body),
            listener);
    reply.start();
    return reply;
  }

  @Override
  public void close() {
    client.close();
  }

  /** Closes connections that are left over from servers which never end their streams. */
  private static int secondsBeyond(OpenAiSettings settings) {
    long longestMs = Math.max(settings.firstTokenTimeoutMs(), settings.idleTimeoutMs());
    return Math.toIntExact(longestMs / 1_000) + 30;
  }

  private RequestOptions requestOptions() {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(settings.baseUrl() + "/chat/completions")
            .putHeader("content-type", "application/json")
            .putHeader("accept", "text/event-stream");
    settings.key().ifPresent(key -> options.putHeader("authorization", "Bearer " + key));
    settings.headers().forEach(options::putHeader);
    return options;
  }
}
