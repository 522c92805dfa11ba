package dev.repartee.transport.rtc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.transport.rtc.LineWatch.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineWatchTest {
  private final LineWatch watch = new LineWatch(SECONDS.toNanos(35), 0);
  private long nowMs;

  @Test
  void isUpThroughHalfOfAllPacketsLost() {
    Random random = new Random(3);
    assertEquals(List.of(), changesWhile(60_000, () -> random.nextBoolean()));
  }

  @Test
  void isDownHalfASecondAfterSoundHasStopped() {
    assertEquals(List.of(), changesWhile(1_000, () -> true));
    assertEquals(List.of(), changesWhile(490, () -> false));
    assertEquals(List.of(Change.WENT_DOWN), changesWhile(30, () -> false));
    assertEquals(List.of(), changesWhile(20_000, () -> false), "and says so once");
    assertEquals(List.of(Change.CAME_UP), changesWhile(100, () -> true));
  }

  @Test
  void waitsForTheNextCheckWhereNoSoundComes() {
    for (int i = 0; i < 10; i++) {
      watch.onSign(false, MILLISECONDS.toNanos(nowMs));
      assertEquals(List.of(), changesWhile(2_500, () -> false));
    }
    assertEquals(List.of(), changesWhile(3_000, () -> false), "one check may be lost");
    assertEquals(List.of(Change.WENT_DOWN), changesWhile(1_000, () -> false));
  }

  @Test
  void isLostAfterItsTimeOnly() {
    changesWhile(1_000, () -> true);
    changesWhile(34_900, () -> false);
    assertFalse(watch.isLost(MILLISECONDS.toNanos(nowMs)));
    changesWhile(200, () -> false);
    assertTrue(watch.isLost(MILLISECONDS.toNanos(nowMs)));
  }

  private List<Change> changesWhile(long forMs, Arrivals arrivals) {
    List<Change> changes = new ArrayList<>();
    for (long end = nowMs + forMs; nowMs < end; nowMs += 10) {
      if (arrivals.comesNow()) {
        watch.onSign(true, MILLISECONDS.toNanos(nowMs));
      }
      Change change = watch.look(MILLISECONDS.toNanos(nowMs));
      if (change != Change.NONE) {
        changes.add(change);
      }
    }
    return changes;
  }

  private interface Arrivals {
    boolean comesNow();
  }
}
