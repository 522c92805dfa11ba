package dev.repartee.engine.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.admission.Admission.Place;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final long MS = 1_000_000;

  private long nowNanos = 123_456 * MS;
  private final Admission admission =
      new Admission(
          new AdmissionLimits(100, Duration.ofMillis(6), Duration.ofMillis(40)), () -> nowNanos);

  @Test
  void countsCalls() throws NoRoomException {
    Admission two = Admission.counting(2);
    Place first = two.enter();
    var ignored = two.enter();

    NoRoomException e = assertThrows(NoRoomException.class, two::enter);
    assertEquals("All 2 lines are busy. Try again in a moment.", e.getMessage());

    first.leave();
    first.leave();
    assertEquals(1, two.calls());
    var third = two.enter();
    assertEquals(2, two.calls());
    third.leave();
  }

  @Test
  void refusesCallsWhileEventLoopsAreLate() throws NoRoomException {
    var ignored = admission.enter();
    loops(95, 1);
    loops(5, 7);
    assertTrue(admission.objection().isEmpty(), "one in twenty may be late");

    loops(2, 7);
    NoRoomException e = assertThrows(NoRoomException.class, admission::enter);
    assertTrue(String.valueOf(e.getMessage()).contains("as many calls as it can carry"));
    assertEquals(1, admission.calls());
  }

  @Test
  void refusesCallsWhileNeuralWorkWaits() throws NoRoomException {
    var ignored = admission.enter();
    for (int i = 0; i < 40; i++) {
      admission.inferenceWaited(50 * MS);
    }
    assertFalse(admission.objection().isEmpty());
  }

  @Test
  void letsCallsInAgainOnlyWhenThereIsRoomToSpare() throws NoRoomException {
    var ignored = admission.enter();
    loops(40, 8);
    assertFalse(admission.objection().isEmpty());

    passSeconds(5);
    loops(40, 4);
    assertFalse(admission.objection().isEmpty(), "still over half the limit");

    passSeconds(5);
    loops(40, 2);
    assertTrue(admission.objection().isEmpty());

    loops(1, 4);
    assertTrue(admission.objection().isEmpty(), "below the limit is well again");
  }

  @Test
  void forgetsDelaysAfterAFewSeconds() throws NoRoomException {
    var ignored = admission.enter();
    loops(40, 8);
    assertFalse(admission.objection().isEmpty());

    passSeconds(5);
    assertTrue(admission.objection().isEmpty());
  }

  @Test
  void doesNotJudgeByAFewDelays() throws NoRoomException {
    var ignored = admission.enter();
    loops(19, 100);
    assertTrue(admission.objection().isEmpty());
  }

  @Test
  void takesTheFirstCallWhateverElseTheMachineDoes() throws NoRoomException {
    loops(100, 100);
    admission.enter().leave();
    assertEquals(0, admission.calls());
  }

  @Test
  void wantsAtLeastOneCall() {
    assertThrows(IllegalArgumentException.class, () -> AdmissionLimits.upTo(0));
  }

  private void loops(int times, long lateMs) {
    for (int i = 0; i < times; i++) {
      admission.loopWasLate(lateMs * MS);
    }
  }

  private void passSeconds(int seconds) {
    nowNanos += 1_000L * seconds * MS;
  }
}
