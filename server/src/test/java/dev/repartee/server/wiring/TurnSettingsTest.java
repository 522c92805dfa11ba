package dev.repartee.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.SettingsException;
import dev.repartee.engine.turn.BargeIn.Policy;
import dev.repartee.engine.turn.SpeculationLimits.Reach;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.engine.turn.TurnOptions.Floor;
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
        TurnSettings.read(
            Map.of(
                "wait-ms",
                350,
                "speculation",
                "off",
                "interruptions",
                "append",
                "floor",
                "button"));
    assertEquals(350, options.patience().usualMs());
    assertEquals(Reach.OFF, options.speculation().reach());
    assertEquals(Policy.APPEND, options.bargeIn().policy());
    assertEquals(Floor.BY_BUTTON, options.floor());
  }

  @Test
  void fitsTheOtherWaitsToTheOneThatIsGiven() {
    assertEquals(200, TurnSettings.read(Map.of("wait-ms", 200)).patience().completeMs());
    assertEquals(5000, TurnSettings.read(Map.of("wait-ms", 5000)).patience().unfinishedMs());
  }

  @Test
  void startsFromTheStyleThatIsNamed() {
    assertEquals(TurnOptions.EAGER, TurnSettings.read(Map.of("style", "eager")));
    assertEquals(TurnOptions.PATIENT, TurnSettings.read(Map.of("style", "patient")));
  }

  @ParameterizedTest
  @CsvSource({
    "wait-ms,soon,turn.wait-ms: must be a whole number",
    "speculation,maybe,turn.speculation: must be off",
    "style,nervous,turn.style: must be eager or balanced or patient",
    "fit-dialogue,perhaps,turn.fit-dialogue: must be true or false",
    "interruptions,perhaps,turn.interruptions: must be allow or append or ignore",
    "patience,10,turn.patience: is not known"
  })
  void namesTheFieldThatIsWrongAndTheRemedy(String field, String value, String message) {
    SettingsException refused =
        assertThrows(SettingsException.class, () -> TurnSettings.read(Map.of(field, value)));
    assertTrue(String.valueOf(refused.getMessage()).startsWith(message), refused.getMessage());
  }
}
