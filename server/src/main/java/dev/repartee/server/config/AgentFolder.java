package dev.repartee.server.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A folder that holds an agent: {@code agent.yaml}, and whatever its providers read. */
public final class AgentFolder {
  /** The file in an agent's folder that describes it. */
  public static final String FILE_NAME = "agent.yaml";

  private final Path file;

  public AgentFolder(Path folder) {
    this.file = folder.resolve(FILE_NAME);
  }

  /**
   * Reads the agent.
   *
   * @throws AgentConfigException with file, line, field and remedy, if that is not possible
   */
  public AgentConfig read() {
    if (!Files.isRegularFile(file)) {
      throw new AgentConfigException(
          "There is no " + file + "; name a folder that holds an agent with --agent.");
    }
    try {
      String text = Files.readString(file);
      if (text.isBlank()) {
        throw new AgentConfigException(file + " is empty; give the agent a name and instructions.");
      }
      AgentFile fields = reader().readValue(text);
      return fields.complete();
    } catch (IllegalArgumentException e) {
      throw new AgentConfigException(file + ": " + e.getMessage() + ".", e);
    } catch (JsonProcessingException e) {
      throw new AgentConfigException(place(e) + ": " + problem(e), e);
    } catch (IOException e) {
      throw new AgentConfigException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ObjectReader reader() {
    return YAMLMapper.builder(
            YAMLFactory.builder()
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                // "off" is the name of a choice here, as "none" and "low" are, and not false.
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .build())
        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build()
        .readerFor(AgentFile.class);
  }

  private String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? file.toString()
        : file + ":" + location.getLineNr();
  }

  private static String problem(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return path(unknown) + " is not a field of an agent; the fields are " + known(unknown) + ".";
    }
    if (e instanceof ValueInstantiationException invalid && invalid.getCause() != null) {
      String path = path(invalid);
      return (path.isEmpty() ? "" : path + ".") + invalid.getCause().getMessage() + ".";
    }
    if (e instanceof MismatchedInputException mismatch) {
      return path(mismatch) + " must be " + expected(mismatch) + ".";
    }
    return "this is not YAML: " + e.getOriginalMessage() + ".";
  }

  private static String known(UnrecognizedPropertyException e) {
    return new TreeSet<>(Objects.requireNonNull(e.getKnownPropertyIds()))
        .stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String expected(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    if (type == String.class) {
      return "text";
    }
    boolean list = type != null && Collection.class.isAssignableFrom(type);
    return list ? "a list" : "an object with named values";
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
