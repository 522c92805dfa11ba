package dev.repartee.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LifeSignsTest {
  private static final long SECOND = 1_000_000_000L;

  private final LifeSigns life = new LifeSigns(SocketLimits.defaults(), 0);

  @Test
  void aFirstMessageMustComeInTime() {
    assertNull(life.objection(10 * SECOND));
    String objection = life.objection(11 * SECOND);
    assertNotNull(objection);
    assertTrue(objection.startsWith("Nothing came"), objection);
  }

  @Test
  void answersToPingsKeepASilentCallerAndTellTheRoundTrip() {
    assertNull(life.message(SECOND));
    for (int second = 2; second < 100; second++) {
      life.answered(second * SECOND - SECOND / 10, second * SECOND);
      assertNull(life.objection(second * SECOND));
    }
    assertEquals(SECOND / 10, life.roundTripNanos());
  }

  @Test
  void aHalfOpenLineIsFound() {
    assertNull(life.message(SECOND));
    assertNull(life.objection(21 * SECOND));
    String objection = life.objection(22 * SECOND);
    assertNotNull(objection);
    assertTrue(objection.contains("silent, even to pings"), objection);
  }

  @Test
  void aPingThatWasNeverSentTellsNothing() {
    life.answered(-5, SECOND);
    life.answered(9 * SECOND, SECOND);
    assertEquals(0, life.roundTripNanos());
  }
}
