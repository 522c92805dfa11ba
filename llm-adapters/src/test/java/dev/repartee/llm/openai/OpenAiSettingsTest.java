package dev.repartee.llm.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SettingsException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiSettingsTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("MY_KEY", "sk-1\n", "EMPTY", "");

  private static OpenAiSettings read(JsonObject values) {
    JsonObject whole =
        new JsonObject()
            .put("base-url", "https://api.example.com/v1/")
            .put("model", "small-1")
            .mergeIn(values);
    return OpenAiSettings.read(
        new ProviderSettings("llm", whole), name -> Optional.ofNullable(ENVIRONMENT.get(name)));
  }

  private static String problem(JsonObject values) {
    return String.valueOf(assertThrows(SettingsException.class, () -> read(values)).getMessage());
  }

  @Test
  void takesTheKeyFromTheNamedEnvironmentVariable() {
    assertEquals("sk-1", read(new JsonObject().put("key-env", "MY_KEY")).key().orElseThrow());
  }

  @Test
  void needsNoKey() {
    assertTrue(read(new JsonObject()).key().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MISSING", "EMPTY"})
  void namesAnEnvironmentVariableThatIsNotSet(String variable) {
    String problem = problem(new JsonObject().put("key-env", variable));
    assertEquals(
        "llm.key-env: names the environment variable "
            + variable
            + ", which is not set; set it before the start, or name another",
        problem);
  }

  @Test
  void refusesTwoKeys() {
    assertEquals(
        "llm.key-env: stands next to key; keep one of them",
        problem(new JsonObject().put("key", "sk-2").put("key-env", "MY_KEY")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"api.example.com", "ftp://a/v1", "http://", "http://a b", "http://a/?x=1"})
  void saysWhatABaseUrlLooksLike(String url) {
    assertTrue(problem(new JsonObject().put("base-url", url)).startsWith("llm.base-url: "));
  }

  @Test
  void needsAModel() {
    assertEquals(
        "llm.model: is missing; give it a value", problem(new JsonObject().putNull("model")));
  }

  @Test
  void refusesATimeoutOfZero() {
    assertTrue(
        problem(new JsonObject().put("idle-timeout-ms", 0))
            .startsWith("llm.idle-timeout-ms: must be a whole number from 1"));
  }

  @Test
  void canBeSparedWhatIsPerhapsNotNeeded() {
    assertTrue(read(new JsonObject()).speculation());
    assertFalse(read(new JsonObject().put("speculation", false)).speculation());
    assertEquals(
        "llm.speculation: must be true or false, but is never",
        problem(new JsonObject().put("speculation", "never")));
  }

  @Test
  void keepsTheKeyOutOfItsText() {
    assertFalse(read(new JsonObject().put("key", "sk-2")).toString().contains("sk-2"));
  }
}
