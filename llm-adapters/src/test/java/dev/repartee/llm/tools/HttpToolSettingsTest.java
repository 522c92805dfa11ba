package dev.repartee.llm.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.SettingsException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpToolSettingsTest {
  private static final JsonObject GOOD =
      new JsonObject(
          """
          {"name": "weather", "description": "Tells the weather.",
           "url": "https://example.com/{city}",
           "parameters": {"properties": {"city": {"type": "string"}}, "required": ["city"]}}
          """);

  private static HttpToolSettings read(JsonObject values) {
    return HttpToolSettings.read(
        new ProviderSettings("tools[0]", values),
        name -> name.equals("TOKEN") ? Optional.of("secret") : Optional.empty());
  }

  @Test
  void asksByGetAndWaitsTenSecondsUnlessToldOtherwise() {
    HttpToolSettings settings = read(GOOD);
    assertEquals("GET", settings.method().name());
    assertEquals(10_000, settings.timeLimitMs());
    assertFalse(settings.sideEffects());
    assertEquals("object", settings.description().parameters().getString("type"));
  }

  @Test
  void doesNotShowItsHeaders() {
    JsonObject secret = new JsonObject("{\"headers-env\": {\"x-token\": \"TOKEN\"}}");
    assertFalse(read(GOOD.copy().mergeIn(secret)).toString().contains("secret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name': ''} | tools[0].name: is missing; give it a value",
        "{'name': 'a b'} | tools[0].name: must be made of 1 to 64 letters, digits, _ and -, but is"
            + " a b",
        "{'description': null} | tools[0].description: is missing; give it a value",
        "{'method': 'BREW'} | tools[0].method: must be GET, POST, PUT, PATCH or DELETE, but is"
            + " BREW",
        "{'metod': 'GET'} | tools[0].metod: is not known; use one of [description, headers,"
            + " headers-env, method, name, parameters, side-effects, time-limit-ms, url]",
        "{'url': 'ftp://example.com/'} | tools[0].url: must be a web address such as"
            + " https://example.com/orders/{id}, but is ftp://example.com/",
        "{'url': 'https://{city}.example.com/'} | tools[0].url: must have its placeholders after"
            + " the server's name, but is https://{city}.example.com/",
        "{'url': 'https://example.com/{town}'} | tools[0].url: has the placeholder {town}; add town"
            + " to parameters.properties",
        "{'url': 'https://example.com/a b'} | tools[0].url: is not a web address: Illegal character"
            + " in path at index 21: https://example.com/a b",
        "{'parameters': {'type': 'array'}} | tools[0].parameters.type: must be object, but is"
            + " array",
        "{'parameters': {'required': ['x']}} | tools[0].parameters.required: names x, which"
            + " parameters.properties does not have",
        "{'time-limit-ms': 5} | tools[0].time-limit-ms: must be a whole number from 100 to 300000,"
            + " but is 5",
        "{'side-effects': 'no'} | tools[0].side-effects: must be true or false, but is no",
        "{'headers-env': {'a': 'NOPE'}} | tools[0].headers-env.a: names the environment variable"
            + " NOPE, which is not set; set it before the start, or name another",
        "{'headers': {'a': '1'}, 'headers-env': {'a': 'TOKEN'}} | tools[0].headers-env.a: stands in"
            + " headers as well; keep one of them",
      },
      quoteCharacter = '"')
  void namesTheFieldThatIsWrongAndWhatToDo(String change, String problem) {
    JsonObject values = GOOD.copy().mergeIn(new JsonObject(change.replace('\'', '"')));
    assertEquals(problem, assertThrows(SettingsException.class, () -> read(values)).getMessage());
  }
}
