package dev.repartee.llm.openai;

import dev.repartee.engine.spi.ProviderSettings;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a chat-completions server is and how it is to be asked.
 *
 * @param baseUrl what stands before {@code /chat/completions}, such as {@code
 *     https://api.openai.com/v1}
 * @param key the secret sent as a bearer token; empty if the server wants none
 * @param model the model's name on that server
 * @param headers more HTTP headers
 * @param parameters merged into the request body, such as {@code temperature}; a null value removes
 *     what would be sent otherwise
 * @param firstTokenTimeoutMs how long a reply may take to begin
 * @param idleTimeoutMs how long a reply that has begun may pause
 * @param speculation whether replies may be asked for that perhaps nobody needs
 * @param keyField the setting that a person should look at when the key is refused
 */
public record OpenAiSettings(
    URI baseUrl,
    Optional<String> key,
    String model,
    Map<String, String> headers,
    JsonObject parameters,
    long firstTokenTimeoutMs,
    long idleTimeoutMs,
    boolean speculation,
    String keyField) {

  static final long DEFAULT_FIRST_TOKEN_TIMEOUT_MS = 8_000;
  static final long DEFAULT_IDLE_TIMEOUT_MS = 5_000;
  private static final long LONGEST_TIMEOUT_MS = 600_000;

  public OpenAiSettings {
    headers = Map.copyOf(headers);
    parameters = parameters.copy();
  }

  /**
   * Reads the settings.
   *
   * @param environment looks up an environment variable
   * @throws dev.repartee.engine.spi.SettingsException naming the field that is missing or wrong
   */
  static OpenAiSettings read(
      ProviderSettings settings, Function<String, Optional<String>> environment) {
    return new OpenAiSettings(
        baseUrl(settings),
        key(settings, environment),
        settings.requiredText("model"),
        settings.texts("headers"),
        settings.object("parameters"),
        settings.number(
            "first-token-timeout-ms", DEFAULT_FIRST_TOKEN_TIMEOUT_MS, 1, LONGEST_TIMEOUT_MS),
        settings.number("idle-timeout-ms", DEFAULT_IDLE_TIMEOUT_MS, 1, LONGEST_TIMEOUT_MS),
        settings.flag("speculation", true),
        settings.nameOf("key-env"));
  }

  /** The server's name as a person knows it. */
  String host() {
    return baseUrl.getPort() < 0 ? baseUrl.getHost() : baseUrl.getHost() + ":" + baseUrl.getPort();
  }

  boolean encrypted() {
    return "https".equals(baseUrl.getScheme());
  }

  /** Everything but the secrets. */
  @Override
  public String toString() {
    return "OpenAiSettings[" + model + " at " + baseUrl + "]";
  }

  private static URI baseUrl(ProviderSettings settings) {
    String text = settings.requiredText("base-url").strip();
    try {
      URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getRawQuery() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw settings.wrong("base-url", "is not a web address: " + e.getMessage());
    }
    throw settings.wrong(
        "base-url", "must be a web address such as https://api.openai.com/v1, but is " + text);
  }

  private static Optional<String> key(
      ProviderSettings settings, Function<String, Optional<String>> environment) {
    Optional<String> key = settings.text("key").map(String::strip);
    Optional<String> variable = settings.text("key-env").map(String::strip);
    if (key.isPresent() && variable.isPresent()) {
      throw settings.wrong("key-env", "stands next to key; keep one of them");
    }
    if (variable.isEmpty()) {
      return key.filter(text -> !text.isEmpty());
    }
    Optional<String> value =
        environment.apply(variable.get()).map(String::strip).filter(text -> !text.isEmpty());
    if (value.isEmpty()) {
      throw settings.wrong(
          "key-env",
          "names the environment variable "
              + variable.get()
              + ", which is not set; set it before the start, or name another");
    }
    return value;
  }
}
