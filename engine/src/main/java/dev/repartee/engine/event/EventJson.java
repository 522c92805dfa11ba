package dev.repartee.engine.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Writes and reads conversation events as JSON objects: snake_case names, enums in lower case, the
 * kind of event in {@code type}, absent values left out. Thread safe.
 */
public final class EventJson {
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  /** One JSON object on one line. */
  public String write(ConversationEvent event) {
    try {
      return mapper.writerFor(ConversationEvent.class).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is not writable as JSON: " + event, e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not such an object
   */
  public ConversationEvent read(String json) {
    try {
      return mapper.readValue(json, ConversationEvent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a conversation event: " + e.getOriginalMessage(), e);
    }
  }
}
