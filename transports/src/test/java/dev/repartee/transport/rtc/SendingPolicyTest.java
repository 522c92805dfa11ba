package dev.repartee.transport.rtc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.transport.rtc.opus.EncodingPlan;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SendingPolicyTest {
  private final SendingPolicy policy = new SendingPolicy();
  private long nowSeconds;

  @Test
  void sendsWideAndWithoutCopiesOnAGoodLine() {
    reports(10, 0, 0.03);
    assertEquals(EncodingPlan.WIDE, policy.plan());
    assertEquals(0, policy.copies());
  }

  @Test
  void meetsLossOnAQuickLineWithCopies() {
    reports(1, 0.03, 0.03);
    assertEquals(1, policy.copies());
    reports(30, 0.3, 0.05);
    assertEquals(2, policy.copies());
    assertEquals(EncodingPlan.WIDE, policy.plan(), "less would not be lost less often");
    reports(1, 0, 0.03);
    assertEquals(0, policy.copies());
  }

  @Test
  void meetsLossBehindAQueueBySendingLess() {
    reports(2, 0, 0.03);
    reports(1, 0.2, 0.5);
    assertEquals(EncodingPlan.NARROW, policy.plan());
    assertEquals(0, policy.copies());
    reports(1, 0.1, 0.5);
    assertEquals(EncodingPlan.NARROW, policy.plan(), "that report is about what was before");
    reports(3, 0.1, 0.5);
    assertEquals(EncodingPlan.THIN, policy.plan());
    reports(10, 0.1, 0.5);
    assertEquals(EncodingPlan.THIN, policy.plan(), "there is no less");
  }

  @Test
  void takesALineThatWasFullFromTheBeginningForOne() {
    reports(1, 0.3, 0.6);
    assertEquals(EncodingPlan.NARROW, policy.plan());
  }

  @Test
  void leavesALongButSoundLineAlone() {
    reports(60, 0, 0.6);
    assertEquals(EncodingPlan.WIDE, policy.plan());
  }

  @Test
  void triesMoreWhenTheQueueIsGoneAndLessOftenEachTimeThatFails() {
    reports(2, 0, 0.03);
    reports(1, 0.2, 0.5);
    reports(19, 0, 0.03);
    assertEquals(EncodingPlan.NARROW, policy.plan());
    reports(2, 0, 0.03);
    assertEquals(EncodingPlan.WIDE, policy.plan());
    reports(2, 0.2, 0.5);
    assertEquals(EncodingPlan.NARROW, policy.plan());
    reports(35, 0, 0.03);
    assertEquals(EncodingPlan.NARROW, policy.plan(), "twice as patient");
    reports(10, 0, 0.03);
    assertEquals(EncodingPlan.WIDE, policy.plan());
  }

  @Test
  void doesWithoutARoundTripAtFirst() {
    policy.onReport(0.05, OptionalDouble.empty(), 0);
    assertEquals(1, policy.copies());
    assertEquals(EncodingPlan.WIDE, policy.plan());
  }

  /** One a second. */
  private void reports(int count, double lossRate, double roundTripSeconds) {
    for (int i = 0; i < count; i++) {
      policy.onReport(lossRate, OptionalDouble.of(roundTripSeconds), SECONDS.toNanos(nowSeconds++));
    }
  }
}
