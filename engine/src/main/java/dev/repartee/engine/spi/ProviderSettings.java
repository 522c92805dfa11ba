package dev.repartee.engine.spi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One provider's part of a configuration, read with errors that name the field. */
public final class ProviderSettings {
  private final String path;
  private final JsonObject values;
  private final Path folder;

  /**
   * Settings that stand at {@code path}, with files that are named from the working folder.
   *
   * @param path where the values stand in the configuration, such as {@code "llm"}
   */
  public ProviderSettings(String path, JsonObject values) {
    this(path, values, Path.of(""));
  }

  /**
   * Settings that stand at {@code path} of a file in {@code folder}.
   *
   * @param path where the values stand in the configuration, such as {@code "llm"}
   * @param folder what relative names of files start from
   */
  public ProviderSettings(String path, JsonObject values, Path folder) {
    this.path = path;
    this.values = values.copy();
    this.folder = folder;
  }

  /** Settings of a provider that is used as it comes. */
  public static ProviderSettings none(String path) {
    return new ProviderSettings(path, new JsonObject());
  }

  public Optional<String> text(String field) {
    Object value = values.getValue(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw wrong(field, "must be text, but is " + value);
  }

  public String requiredText(String field) {
    return text(field)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> wrong(field, "is missing; give it a value"));
  }

  /** A file or folder, which need not exist; relative names start from the configuration's. */
  public Optional<Path> file(String field) {
    try {
      return text(field).map(folder::resolve);
    } catch (InvalidPathException e) {
      throw wrong(field, "must be the name of a file or folder, but is " + e.getInput());
    }
  }

  /** A whole number within the bounds, or {@code fallback} if absent. */
  public long number(String field, long fallback, long min, long max) {
    Object value = values.getValue(field);
    if (value == null) {
      return fallback;
    }
    boolean whole = value instanceof Integer || value instanceof Long;
    if (whole && ((Number) value).longValue() >= min && ((Number) value).longValue() <= max) {
      return ((Number) value).longValue();
    }
    throw wrong(field, "must be a whole number from " + min + " to " + max + ", but is " + value);
  }

  /** A number within the bounds, or {@code fallback} if absent. */
  public double decimal(String field, double fallback, double min, double max) {
    Object value = values.getValue(field);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Number number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    throw wrong(field, "must be a number from " + min + " to " + max + ", but is " + value);
  }

  /** True or false, or {@code fallback} if absent. */
  public boolean flag(String field, boolean fallback) {
    Object value = values.getValue(field);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(field, "must be true or false, but is " + value);
  }

  /** Several texts, in order. */
  public Optional<List<String>> list(String field) {
    Object value = values.getValue(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonArray array && array.stream().allMatch(String.class::isInstance)) {
      return Optional.of(array.stream().map(String.class::cast).toList());
    }
    throw wrong(field, "must be a list of texts, but is " + value);
  }

  /** Refuses fields that nobody reads, which are mostly typing errors. */
  public void refuseOthers(Set<String> known) {
    for (String field : values.fieldNames()) {
      if (!known.contains(field)) {
        throw wrong(field, "is not known; use one of " + known.stream().sorted().toList());
      }
    }
  }

  /** Names with text values, such as HTTP headers; empty if absent. */
  public Map<String, String> texts(String field) {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, Object> entry : object(field)) {
      if (!(entry.getValue() instanceof String text)) {
        throw wrong(field + "." + entry.getKey(), "must be text, but is " + entry.getValue());
      }
      texts.put(entry.getKey(), text);
    }
    return texts;
  }

  /** A nested object; empty if absent. */
  public JsonObject object(String field) {
    Object value = values.getValue(field);
    if (value == null) {
      return new JsonObject();
    }
    if (value instanceof JsonObject object) {
      return object.copy();
    }
    throw wrong(field, "must be an object with named values, but is " + value);
  }

  /** The whole name of a field, such as {@code "llm.key-env"}, for sentences about it. */
  public String nameOf(String field) {
    return path + "." + field;
  }

  /** An error about one of these settings. */
  public SettingsException wrong(String field, String problem) {
    return new SettingsException(nameOf(field), problem);
  }
}
