package dev.repartee.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.SettingsException;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.engine.turn.TurnOptions.Speculation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnSettingsTest {
  @Test
  void takesTheDefaultsForWhatIsNotGiven() {
    assertEquals(TurnOptions.DEFAULT, TurnSettings.read(Map.of()));
  }

  @Test
  void takesWhatIsGiven() {
    TurnOptions options =
        TurnSettings.read(Map.of("wait-ms", 350, "speculation", "off", "interruptible", false));
    assertEquals(350, options.waitMs());
    assertEquals(Speculation.OFF, options.speculation());
    assertEquals(false, options.interruptible());
  }

  @ParameterizedTest
  @CsvSource({
    "wait-ms,soon,turn.wait-ms: must be a whole number",
    "speculation,maybe,turn.speculation: must be off",
    "interruptible,perhaps,turn.interruptible: must be true or false",
    "patience,10,turn.patience: is not known"
  })
  void namesTheFieldThatIsWrongAndTheRemedy(String field, String value, String message) {
    SettingsException refused =
        assertThrows(SettingsException.class, () -> TurnSettings.read(Map.of(field, value)));
    assertTrue(String.valueOf(refused.getMessage()).startsWith(message), refused.getMessage());
  }
}
