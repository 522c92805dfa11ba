package dev.repartee.engine.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.VirtualEventLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaClockTest {
  private final VirtualEventLoop loop = new VirtualEventLoop();
  private final MediaClock clock = new MediaClock(loop);
  private final List<Long> beatsMs = new ArrayList<>();

  @Test
  void beatsEveryTenMilliseconds() {
    Cancellable ignored = clock.join(this::note);
    loop.advanceSeconds(0.035);
    assertEquals(List.of(10L, 20L, 30L), beatsMs);
  }

  @Test
  void makesUpForALateBeatAndKeepsTheBeat() {
    Cancellable ignored = clock.join(this::note);
    loop.at(9_000_000, () -> loop.advanceTo(34_000_000));
    loop.advanceTo(45_000_000);
    assertEquals(4, beatsMs.size());
    assertEquals(40L, beatsMs.get(3));
  }

  @Test
  void letsAPlayerLeaveInTheMiddleOfABeat() {
    List<Cancellable> joined = new ArrayList<>();
    joined.add(clock.join(() -> joined.get(0).cancel()));
    joined.add(clock.join(this::note));
    loop.advanceSeconds(0.025);
    assertEquals(List.of(10L, 20L), beatsMs);
  }

  @Test
  void restsWhileNobodyPlays() {
    clock.join(this::note).cancel();
    loop.advanceSeconds(1);
    Cancellable ignored = clock.join(this::note);
    loop.advanceSeconds(0.015);
    assertEquals(List.of(1010L), beatsMs);
  }

  private void note() {
    beatsMs.add(loop.nanos() / 1_000_000);
  }
}
