package dev.repartee.transport.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.transport.audio.SpeedLimit.Verdict;
import org.junit.jupiter.api.Test;

class SpeedLimitTest {
  private static final long SECOND = 1_000_000_000L;

  private final SpeedLimit limit = new SpeedLimit();

  @Test
  void soundInRealTimeIsTaken() {
    for (int second = 0; second < 100; second++) {
      assertEquals(Verdict.TAKE, limit.on(SECOND, second * SECOND));
    }
  }

  @Test
  void soundThatRunsAheadOfTimeIsTooFast() {
    for (int i = 0; i < 5; i++) {
      assertEquals(Verdict.TAKE, limit.on(SECOND, 0));
    }
    assertEquals(Verdict.TOO_FAST, limit.on(SECOND, 0));
  }

  @Test
  void whatALongHoldUpBringsIsTakenInPartAndTheRestDropped() {
    assertEquals(Verdict.TAKE, limit.on(SECOND, 0));
    int taken = 0;
    for (int i = 0; i < 25; i++) {
      taken += limit.on(SECOND, 26 * SECOND) == Verdict.TAKE ? 1 : 0;
    }
    assertEquals(5, taken);
    assertEquals(Verdict.TAKE, limit.on(SECOND, 28 * SECOND));
  }
}
