package dev.repartee.bench.network;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final int BYTES = 100;

  @Test
  void passesEverythingAtOnceInClearWeather() {
    Wire wire = wire(Weather.CLEAR);
    assertEquals(OptionalLong.of(7), wire.comesOutAtNanos(BYTES, 7));
  }

  @Test
  void losesTheShareThatItIsToldAndTheSameOnesAgain() {
    List<Boolean> first = lost(wire(Weather.losing(0.2)));
    long count = first.stream().filter(lost -> lost).count();
    assertTrue(count > 1_800 && count < 2_200, count + " of 10000");
    assertEquals(first, lost(wire(Weather.losing(0.2))));
  }

  @Test
  void delaysWithinItsJitter() {
    Wire wire = wire(Weather.delaying(50, 50));
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int i = 0; i < 1_000; i++) {
      long atNanos = wire.comesOutAtNanos(BYTES, 0).orElseThrow();
      least = Math.min(least, atNanos);
      most = Math.max(most, atNanos);
    }
    assertTrue(least >= 0 && least < MILLISECONDS.toNanos(2));
    assertTrue(most <= MILLISECONDS.toNanos(100) && most > MILLISECONDS.toNanos(98));
  }

  @Test
  void letsSomeOvertakeOthers() {
    Wire wire = wire(Weather.reordering(30, 0.25));
    int early = 0;
    for (int i = 0; i < 1_000; i++) {
      early += wire.comesOutAtNanos(BYTES, 0).orElseThrow() == 0 ? 1 : 0;
    }
    assertTrue(early > 200 && early < 300, early + " of 1000");
  }

  @Test
  void queuesInFrontOfANarrowWayAndDropsWhatWouldWaitTooLong() {
    // 128 bytes with their headers take 16 ms at 64 kbit/s.
    Wire wire = wire(Weather.narrow(64_000));
    assertEquals(OptionalLong.of(MILLISECONDS.toNanos(16)), wire.comesOutAtNanos(BYTES, 0));
    assertEquals(OptionalLong.of(MILLISECONDS.toNanos(32)), wire.comesOutAtNanos(BYTES, 0));
    int passed = 2;
    while (wire.comesOutAtNanos(BYTES, 0).isPresent()) {
      passed++;
    }
    assertEquals(32, passed, "half a second of them");
    assertTrue(wire.comesOutAtNanos(BYTES, MILLISECONDS.toNanos(100)).isPresent());
  }

  @Test
  void passesNothingWhileItIsCut() {
    Wire wire = wire(Weather.CLEAR);
    wire.cutUntil(10);
    assertEquals(OptionalLong.empty(), wire.comesOutAtNanos(BYTES, 9));
    assertEquals(OptionalLong.of(10), wire.comesOutAtNanos(BYTES, 10));
  }

  private static List<Boolean> lost(Wire wire) {
    List<Boolean> lost = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      lost.add(wire.comesOutAtNanos(BYTES, 0).isEmpty());
    }
    return lost;
  }

  private static Wire wire(Weather weather) {
    return new Wire(weather, new SplittableRandom(1));
  }
}
