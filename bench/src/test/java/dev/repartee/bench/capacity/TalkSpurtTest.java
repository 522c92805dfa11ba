package dev.repartee.bench.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TalkSpurtTest {
  private static final long MS = 1_000_000;
  private static final long PACKET = 20 * MS;

  private final TalkSpurt spurt = new TalkSpurt();
  private final Samples jitter = new Samples();

  @Test
  void anEvenStreamHasNoJitter() {
    for (int i = 0; i < 50; i++) {
      spurt.arrived(7 * MS + i * PACKET, PACKET);
    }
    spurt.endInto(jitter);

    assertEquals(49, jitter.count());
    assertEquals(0, jitter.distributionMs().max());
  }

  @Test
  void onePacketThatIsLateCountsAsOne() {
    for (int i = 0; i < 50; i++) {
      spurt.arrived(i * PACKET + (i == 1 ? 9 * MS : 0), PACKET);
    }
    spurt.endInto(jitter);

    assertEquals(9, jitter.distributionMs().max());
    assertEquals(0, jitter.distributionMs().p95());
  }

  @Test
  void beingAPacketAheadAfterTheFirstIsNoJitter() {
    spurt.arrived(0, PACKET);
    for (int i = 1; i < 50; i++) {
      spurt.arrived((i - 1) * PACKET, PACKET);
    }
    spurt.endInto(jitter);

    assertEquals(0, jitter.distributionMs().max());
  }

  @Test
  void packetsOfOtherLengthsHaveTheirOwnPlaces() {
    long at = 0;
    for (int i = 0; i < 10; i++) {
      long length = i % 2 == 0 ? PACKET : 2 * PACKET;
      spurt.arrived(at, length);
      at += length;
    }
    spurt.endInto(jitter);

    assertEquals(0, jitter.distributionMs().max());
  }

  @Test
  void aStretchOfAFewPacketsTellsNothing() {
    spurt.arrived(0, PACKET);
    spurt.arrived(90 * MS, PACKET);
    spurt.endInto(jitter);

    assertEquals(0, jitter.count());
  }
}
