package dev.repartee.llm.tools;

import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ToolDescription;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a tool asks over HTTP, and how.
 *
 * @param description for models
 * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
 * @param url where to ask
 * @param headers sent with every request
 * @param timeLimitMs how long an answer may take
 * @param sideEffects whether asking changes anything
 */
record HttpToolSettings(
    ToolDescription description,
    HttpMethod method,
    UrlTemplate url,
    Map<String, String> headers,
    long timeLimitMs,
    boolean sideEffects) {
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "description",
          "parameters",
          "method",
          "url",
          "headers",
          "headers-env",
          "time-limit-ms",
          "side-effects");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final long DEFAULT_TIME_LIMIT_MS = 10_000;
  private static final long LONGEST_TIME_LIMIT_MS = 300_000;

  HttpToolSettings {
    headers = Map.copyOf(headers);
  }

  /**
   * Reads the settings.
   *
   * @param environment looks up an environment variable
   * @throws dev.repartee.engine.spi.SettingsException naming the field that is missing or wrong
   */
  static HttpToolSettings read(
      ProviderSettings settings, Function<String, Optional<String>> environment) {
    settings.refuseOthers(FIELDS);
    ToolDescription description = description(settings);
    HttpMethod method = method(settings);
    return new HttpToolSettings(
        description,
        method,
        url(settings, description.parameters()),
        headers(settings, environment),
        settings.number("time-limit-ms", DEFAULT_TIME_LIMIT_MS, 100, LONGEST_TIME_LIMIT_MS),
        settings.flag("side-effects", !method.equals(HttpMethod.GET)));
  }

  /** Everything but the headers, which may hold secrets. */
  @Override
  public String toString() {
    return "HttpToolSettings[" + description.name() + ": " + method + "]";
  }

  private static ToolDescription description(ProviderSettings settings) {
    String name = settings.requiredText("name");
    String text = settings.requiredText("description");
    JsonObject parameters = parameters(settings);
    try {
      return new ToolDescription(name, text.strip(), parameters);
    } catch (IllegalArgumentException e) {
      throw settings.wrong(
          "name", "must be made of 1 to 64 letters, digits, _ and -, but is " + name);
    }
  }

  private static JsonObject parameters(ProviderSettings settings) {
    JsonObject schema = settings.object("parameters");
    if (!schema.getValue("type", "object").equals("object")) {
      throw settings.wrong("parameters.type", "must be object, but is " + schema.getValue("type"));
    }
    if (!(schema.getValue("properties", new JsonObject()) instanceof JsonObject properties)) {
      throw settings.wrong(
          "parameters.properties", "must be an object with a schema for each argument");
    }
    if (!(schema.getValue("required", new JsonArray()) instanceof JsonArray required)) {
      throw settings.wrong("parameters.required", "must be a list of arguments");
    }
    for (Object name : required) {
      if (!(name instanceof String text) || !properties.containsKey(text)) {
        throw settings.wrong(
            "parameters.required", "names " + name + ", which parameters.properties does not have");
      }
    }
    return schema.put("type", "object").put("properties", properties);
  }

  private static HttpMethod method(ProviderSettings settings) {
    String method = settings.text("method").orElse("GET").strip().toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      throw settings.wrong("method", "must be GET, POST, PUT, PATCH or DELETE, but is " + method);
    }
    return HttpMethod.valueOf(method);
  }

  private static UrlTemplate url(ProviderSettings settings, JsonObject parameters) {
    UrlTemplate url;
    try {
      url = new UrlTemplate(settings.requiredText("url").strip());
    } catch (IllegalArgumentException e) {
      throw settings.wrong("url", String.valueOf(e.getMessage()));
    }
    for (String name : url.placeholders()) {
      if (!parameters.getJsonObject("properties").containsKey(name)) {
        throw settings.wrong(
            "url", "has the placeholder {" + name + "}; add " + name + " to parameters.properties");
      }
    }
    return url;
  }

  private static Map<String, String> headers(
      ProviderSettings settings, Function<String, Optional<String>> environment) {
    Map<String, String> headers = new TreeMap<>(settings.texts("headers"));
    for (Map.Entry<String, String> entry : settings.texts("headers-env").entrySet()) {
      String field = "headers-env." + entry.getKey();
      if (headers.containsKey(entry.getKey())) {
        throw settings.wrong(field, "stands in headers as well; keep one of them");
      }
      String value =
          environment
              .apply(entry.getValue().strip())
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .orElseThrow(
                  () ->
                      settings.wrong(
                          field,
                          "names the environment variable "
                              + entry.getValue()
                              + ", which is not set; set it before the start, or name another"));
      headers.put(entry.getKey(), value);
    }
    return headers;
  }
}
