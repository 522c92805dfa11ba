package dev.repartee.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.SettingsException;
import dev.repartee.transport.rtvi.RtviOptions;
import dev.repartee.transport.twilio.StreamDialect;
import dev.repartee.transport.twilio.StreamOptions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransportSettingsTest {
  @Test
  void withoutSettingsEveryoneMayCallAndTwilioToo() {
    TransportSettings settings = TransportSettings.read(Map.of(), Map.of());

    assertNull(settings.pcm().token());
    assertNull(settings.openai().token());
    assertTrue(settings.openai().enabled());
    assertEquals(Set.of(StreamDialect.TWILIO), settings.phones().keySet());
  }

  @Test
  void secretsComeFromTheEnvironment() {
    TransportSettings settings =
        TransportSettings.read(
            Map.of(
                "pcm", Map.of("token-env", "A", "playback-delay-ms", 80),
                "openai", Map.of("token-env", "A", "enabled", false),
                "twilio", Map.of("auth-token-env", "B"),
                "plivo", Map.of()),
            Map.of("A", "one", "B", "two"));

    assertEquals("one", settings.pcm().token());
    assertEquals(80, settings.pcm().playbackDelayMs());
    assertEquals("one", settings.openai().token());
    assertFalse(settings.openai().enabled());
    assertEquals(Set.of(StreamDialect.TWILIO, StreamDialect.PLIVO), settings.phones().keySet());
    StreamOptions twilio = settings.phones().get(StreamDialect.TWILIO);
    assertNotNull(twilio);
    assertEquals("two", twilio.authToken());
  }

  @Test
  void callsOfRtviClientsMayBeLockedOrSwitchedOff() {
    assertEquals(RtviOptions.defaults(), TransportSettings.read(Map.of(), Map.of()).rtvi());
    assertEquals(
        new RtviOptions(false, "one"),
        TransportSettings.read(
                Map.of("rtvi", Map.of("enabled", false, "token-env", "A")), Map.of("A", "one"))
            .rtvi());
    assertRefused(Map.of("rtvi", Map.of("enabled", "no")), "transports.rtvi.enabled", "true or");
  }

  @Test
  void aSecretThatIsNotThereIsToldByItsField() {
    assertRefused(
        Map.of("pcm", Map.of("token-env", "A")), "transports.pcm.token-env", "variable A");
  }

  @Test
  void anUnknownTransportOrFieldIsTold() {
    assertRefused(Map.of("fax", Map.of()), "transports.fax", "use one of");
    assertRefused(
        Map.of("plivo", Map.of("auth-token-env", "A")), "transports.plivo.auth-token-env", "use");
  }

  private static void assertRefused(Map<String, Object> section, String field, String problem) {
    String message =
        String.valueOf(
            assertThrows(SettingsException.class, () -> TransportSettings.read(section, Map.of()))
                .getMessage());
    assertTrue(message.contains(field) && message.contains(problem), message);
  }
}
