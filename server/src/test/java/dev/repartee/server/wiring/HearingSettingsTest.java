package dev.repartee.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.SettingsException;
import dev.repartee.transport.hearing.HearingOptions;
import dev.repartee.transport.hearing.HearingOptions.NoiseSuppression;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HearingSettingsTest {
  @Test
  void everythingIsOffUnlessAskedFor() {
    assertTrue(HearingSettings.read(Map.of()).isOff());
    assertTrue(
        HearingSettings.read(Map.of("noise-suppression", "off", "gain-control", false)).isOff());
  }

  @Test
  void takesWhatIsGiven() {
    assertEquals(
        new HearingOptions(NoiseSuppression.MODERATE, true),
        HearingSettings.read(Map.of("noise-suppression", "moderate", "gain-control", true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          noise-suppression|loud|hearing.noise-suppression: must be off, low, moderate or high, but is loud
          gain-control|some|hearing.gain-control: must be true or false, but is some
          echo|off|hearing.echo: is not known; use one of [gain-control, noise-suppression]
          """)
  void namesTheFieldThatIsWrongAndTheRemedy(String field, String value, String message) {
    SettingsException refused =
        assertThrows(SettingsException.class, () -> HearingSettings.read(Map.of(field, value)));
    assertEquals(message, refused.getMessage());
  }
}
