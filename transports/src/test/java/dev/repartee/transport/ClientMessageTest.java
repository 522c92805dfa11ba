package dev.repartee.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessageTest {
  @Test
  void readsWhatTheCallerTyped() {
    assertEquals(
        new ClientMessage.Text("Hello, schön!"),
        ClientMessage.read("{\"type\":\"text\",\"text\":\"Hello, schön!\"}"));
  }

  @Test
  void readsAPlaybackDelay() {
    assertEquals(
        new ClientMessage.Playback(63),
        ClientMessage.read("{\"type\":\"playback\",\"delay_ms\":62.7}"));
  }

  @Test
  void readsWhichButtonIsPressed() {
    assertEquals(
        ClientMessage.Button.TALK_STARTED, ClientMessage.read("{\"type\":\"talk_started\"}"));
    assertEquals(ClientMessage.Button.TALK_ENDED, ClientMessage.read("{\"type\":\"talk_ended\"}"));
    assertEquals(ClientMessage.Button.HUSH, ClientMessage.read("{\"type\":\"hush\"}"));
  }

  @Test
  void passesOverWhatANewerClientMaySend() {
    assertEquals(new ClientMessage.Unknown("dance"), ClientMessage.read("{\"type\":\"dance\"}"));
    assertInstanceOf(ClientMessage.Unknown.class, ClientMessage.read("{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "42",
        "hello",
        "{\"type\":",
        "{\"type\":\"text\"}",
        "{\"type\":\"text\",\"text\":\"  \"}",
        "{\"type\":\"text\",\"text\":7}",
        "{\"type\":\"playback\"}",
        "{\"type\":\"playback\",\"delay_ms\":-1}",
        "{\"type\":\"playback\",\"delay_ms\":1e300}",
        "{\"type\":\"playback\",\"delay_ms\":\"soon\"}"
      })
  void refusesWhatCannotBeRight(String json) {
    assertInstanceOf(ClientMessage.Refused.class, ClientMessage.read(json));
  }

  @Test
  void saysHowLongATextMayBe() {
    String json = "{\"type\":\"text\",\"text\":\"" + "x".repeat(4_001) + "\"}";
    ClientMessage.Refused refused =
        assertInstanceOf(ClientMessage.Refused.class, ClientMessage.read(json));
    assertTrue(refused.reason().contains("4001 characters, but at most 4000"), refused.reason());
  }
}
