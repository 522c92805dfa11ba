package dev.repartee.llm.tools;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web address with {@code {placeholders}} for arguments in its path and query.
 *
 * <p>A model can only ever fill the gaps: values are percent-encoded (RFC 3986), and the server's
 * name has none.
 */
final class UrlTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_-]+)}");

  private final String template;
  private final Set<String> placeholders = new TreeSet<>();

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException with the end of a sentence about it, if it cannot be used
   */
  UrlTemplate(String template) {
    this.template = template;
    Matcher matcher = PLACEHOLDER.matcher(template);
    while (matcher.find()) {
      placeholders.add(matcher.group(1));
    }
    URI example = parse(matcher.replaceAll("x"));
    boolean web = "http".equals(example.getScheme()) || "https".equals(example.getScheme());
    if (!web || example.getHost() == null || example.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "must be a web address such as https://example.com/orders/{id}, but is " + template);
    }
    if (!template.startsWith(example.getScheme() + "://" + example.getRawAuthority())) {
      throw new IllegalArgumentException(
          "must have its placeholders after the server's name, but is " + template);
    }
    if (example.getRawFragment() != null) {
      throw new IllegalArgumentException("must not have a # part, but is " + template);
    }
  }

  Set<String> placeholders() {
    return placeholders;
  }

  /**
   * The address for these arguments.
   *
   * @throws BadArgumentException if one does not fit
   */
  String fill(JsonObject arguments) throws BadArgumentException {
    StringBuilder url = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(template);
    int from = 0;
    while (matcher.find()) {
      url.append(template, from, matcher.start()).append(value(arguments, matcher.group(1)));
      from = matcher.end();
    }
    return url.append(template, from, template.length()).toString();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Nothing that would make the path another one, such as a step up. */
  private static String value(JsonObject arguments, String name) throws BadArgumentException {
    Object value = arguments.getValue(name);
    boolean single = value instanceof String || value instanceof Number || value instanceof Boolean;
    String text = single ? value.toString().strip() : "";
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      throw new BadArgumentException("The argument " + name + " needs a value.");
    }
    return encode(text);
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is not a web address: " + e.getMessage(), e);
    }
  }

  /** An argument that does not fit. The message is a sentence for the model. */
  static final class BadArgumentException extends Exception {
    private static final long serialVersionUID = 1L;

    BadArgumentException(String message) {
      super(message);
    }
  }
}
