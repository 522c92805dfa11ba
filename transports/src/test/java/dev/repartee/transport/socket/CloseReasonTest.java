package dev.repartee.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CloseReasonTest {
  @Test
  void aReasonThatFitsStaysAsItIs() {
    assertEquals("Good bye.", CallSocket.shortened("Good bye."));
  }

  @Test
  void aLongReasonIsCutBetweenCharacters() {
    String cut = CallSocket.shortened("x" + "ü".repeat(100));
    assertEquals("x" + "ü".repeat(61), cut);
    assertTrue(cut.getBytes(StandardCharsets.UTF_8).length <= 123);
  }
}
