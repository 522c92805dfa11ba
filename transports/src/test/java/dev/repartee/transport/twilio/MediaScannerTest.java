package dev.repartee.transport.twilio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaScannerTest {
  private final MediaScanner scanner = new MediaScanner();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 160, 161, 800})
  void readsTheSoundOfTheCompaniesMessages(int length) {
    byte[] sound = new byte[length];
    new Random(length).nextBytes(sound);
    String payload = Base64.getEncoder().encodeToString(sound);

    assertArrayEquals(
        sound,
        read(
            "{\"event\":\"media\",\"sequenceNumber\":\"4\",\"media\":{\"track\":\"inbound\","
                + "\"chunk\":\"2\",\"timestamp\":\"5\",\"payload\":\""
                + payload
                + "\"},\"streamSid\":\"MZ1\"}"));
    assertArrayEquals(
        sound, read("{\"event\": \"media\", \"media\": {\"payload\": \"" + payload + "\"}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"event\":\"mark\",\"mark\":{\"name\":\"sound-1\"}}",
        "{\"streamSid\":\"MZ1\",\"event\":\"media\",\"media\":{\"payload\":\"AAAA\"}}",
        "{\"event\":\"media\",\"media\":{\"track\":\"outbound\",\"payload\":\"AAAA\"}}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"\"}}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AAA\"}}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AA*A\"}}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"A===\"}}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AA=A\"}}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AA==AAAA\"}}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AAA\\u00e9\"}}",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AA\\/A\"}}",
        "{\"event\":\"media\",\"media\":{\"payload\":7}}",
        "{\"event\":\"media\",\"media\":{\"payload\"",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AAAA",
        "{\"event\":\"media\",\"media\":{\"payload\":\"AAAA\"",
      })
  void leavesEveryOtherFormToTheWholeReader(String message) {
    assertEquals(-1, scan(message));
  }

  @Test
  void forgetsALongerMessageBefore() {
    read("{\"event\":\"media\",\"media\":{\"payload\":\"AAAAAAAA\"}}");

    assertArrayEquals(
        new byte[] {(byte) 0xff}, read("{\"event\":\"media\",\"media\":{\"payload\":\"/w==\"}}"));
  }

  private byte[] read(String message) {
    int length = scan(message);
    return Arrays.copyOf(scanner.sound(), length);
  }

  /** More follows in the array, as in one that has held a longer message. */
  private int scan(String message) {
    byte[] utf8 = (message + "\"}}").getBytes(StandardCharsets.UTF_8);
    return scanner.read(utf8, utf8.length - 3);
  }
}
