package dev.repartee.transport.realtime;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object by their kinds; what is wrong is told by its path.
 *
 * @param path of the object within the message, as in {@code session.audio}; empty for the message
 */
record Fields(JsonObject values, String path) {
  /** Fields of an object that the message may leave out: it is then empty. */
  Fields object(String name) throws RealtimeProblem {
    Object value = values.getValue(name);
    if (value == null) {
      return new Fields(new JsonObject(), pathOf(name));
    }
    if (value instanceof JsonObject object) {
      return new Fields(object, pathOf(name));
    }
    throw RealtimeProblem.invalid(pathOf(name), "an object");
  }

  /** Fields of an object that must be there. */
  Fields requiredObject(String name) throws RealtimeProblem {
    if (!values.containsKey(name)) {
      throw missing(name);
    }
    return object(name);
  }

  /** The objects of an array; empty if it is left out. */
  List<Fields> objects(String name) throws RealtimeProblem {
    Object value = values.getValue(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonArray array)) {
      throw RealtimeProblem.invalid(pathOf(name), "an array");
    }
    Fields[] fields = new Fields[array.size()];
    for (int i = 0; i < fields.length; i++) {
      String pathOfOne = pathOf(name) + "[" + i + "]";
      if (!(array.getValue(i) instanceof JsonObject object)) {
        throw RealtimeProblem.invalid(pathOfOne, "an object");
      }
      fields[i] = new Fields(object, pathOfOne);
    }
    return List.of(fields);
  }

  /** Text; null if it is left out. */
  @Nullable String text(String name) throws RealtimeProblem {
    Object value = values.getValue(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw RealtimeProblem.invalid(pathOf(name), "text");
  }

  String text(String name, String fallback) throws RealtimeProblem {
    String value = text(name);
    return value == null ? fallback : value;
  }

  String requiredText(String name) throws RealtimeProblem {
    String value = text(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  String oneOf(String name, List<String> choices, String fallback) throws RealtimeProblem {
    String value = text(name, fallback);
    if (!choices.contains(value)) {
      throw RealtimeProblem.invalid(pathOf(name), "one of " + String.join(", ", choices));
    }
    return value;
  }

  double number(String name, double fallback, double min, double max) throws RealtimeProblem {
    Object value = values.getValue(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Number number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    throw RealtimeProblem.invalid(
        pathOf(name), "a number from " + plain(min) + " to " + plain(max));
  }

  long requiredWholeNumber(String name) throws RealtimeProblem {
    Object value = values.getValue(name);
    if (value == null) {
      throw missing(name);
    }
    if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
      return ((Number) value).longValue();
    }
    throw RealtimeProblem.invalid(pathOf(name), "a whole number, 0 or more");
  }

  boolean flag(String name, boolean fallback) throws RealtimeProblem {
    Object value = values.getValue(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw RealtimeProblem.invalid(pathOf(name), "true or false");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean hasNull(String name) {
    return has(name) && values.getValue(name) == null;
  }

  String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private RealtimeProblem missing(String name) {
    return new RealtimeProblem(
        "missing_required_parameter", pathOf(name), pathOf(name) + " is missing.");
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
