package dev.repartee.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlaybackDelayTest {
  private static final long MS = 1_000_000L;
  private static final long ROUND_TRIP = 30 * MS;
  private static final long PACKET = 20 * MS;

  private final PlaybackDelay delay = new PlaybackDelay(40 * MS, 100 * MS);

  @Test
  void withoutMarksItAddsUpWhatIsKnownAndWhatIsAssumed() {
    assertEquals((10 + 15 + 40 + 100) * MS, delay.nanos(ROUND_TRIP, PACKET));
    delay.reported(60 * MS);
    assertEquals((10 + 15 + 60 + 100) * MS, delay.nanos(ROUND_TRIP, PACKET));
    assertEquals(7 * MS, delay.clearedNanos(ROUND_TRIP, 7 * MS));
  }

  /** 15 ms there, 50 in the buffer, 20 for the packet, 15 back. */
  @Test
  void marksTellTheDelayAndWhatAClearKeepsBack() {
    long mark = delay.markSent(0);
    delay.markReturned(mark, 100 * MS);

    assertEquals((10 + 15 + 50 + 100) * MS, delay.nanos(ROUND_TRIP, PACKET));
    assertEquals((50 + 20) * MS, delay.clearedNanos(ROUND_TRIP, 0));
  }

  @Test
  void marksOfClearedSoundTellNothing() {
    delay.markReturned(delay.markSent(0), 100 * MS);
    long cleared = delay.markSent(200 * MS);
    delay.cleared();
    delay.markReturned(cleared, 201 * MS);
    delay.markReturned(77, 202 * MS);

    assertEquals((10 + 15 + 50 + 100) * MS, delay.nanos(ROUND_TRIP, PACKET));
  }
}
