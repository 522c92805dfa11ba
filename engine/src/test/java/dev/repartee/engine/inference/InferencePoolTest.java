package dev.repartee.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.Cancellable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InferencePoolTest {
  private final InferencePool pool = new InferencePool(1, 3);
  private final CountDownLatch workerIsBusy = new CountDownLatch(1);
  private final CountDownLatch workerMayGoOn = new CountDownLatch(1);
  private final List<String> ran = new CopyOnWriteArrayList<>();

  @BeforeEach
  void occupyTheWorker() throws InterruptedException {
    Cancellable ignored =
        pool.submit(
            Priority.LATER_PHRASE,
            () -> {
              workerIsBusy.countDown();
              await(workerMayGoOn);
            });
    await(workerIsBusy);
  }

  @AfterEach
  void close() {
    workerMayGoOn.countDown();
    pool.close();
  }

  @Test
  void runsTheMostUrgentFirstAndEqualsInOrder() {
    CountDownLatch all = new CountDownLatch(3);
    add(Priority.PARTIAL_RECOGNITION, "partial", all);
    add(Priority.FIRST_PHRASE, "phrase 1", all);
    add(Priority.FIRST_PHRASE, "phrase 2", all);
    workerMayGoOn.countDown();
    await(all);
    assertEquals(List.of("phrase 1", "phrase 2", "partial"), ran);
  }

  @Test
  void putsAroundWorkWhatItIsTold() {
    InferencePool byHand = InferencePool.withoutWorkers(3);
    byHand.wrapWork(
        (priority, work) ->
            () -> {
              ran.add(priority + " begins");
              work.run();
            });
    byHand.submit(Priority.FIRST_PHRASE, () -> ran.add("phrase"));
    byHand.runQueued();
    assertEquals(List.of("FIRST_PHRASE begins", "phrase"), ran);
  }

  @Test
  void withoutWorkersRunsWhatWaitsWhenToldSo() {
    InferencePool byHand = InferencePool.withoutWorkers(3);
    byHand.submit(Priority.PARTIAL_RECOGNITION, () -> ran.add("partial"));
    byHand.submit(
        Priority.VOICE_ACTIVITY,
        () -> {
          ran.add("voice");
          byHand.submit(Priority.FINAL_RECOGNITION, () -> ran.add("final"));
        });
    assertEquals(List.of(), ran);
    byHand.runQueued();
    assertEquals(List.of("voice", "final", "partial"), ran);
    assertEquals(0, byHand.queued());
  }

  @Test
  void neverRunsWhatWasCancelledBeforeItBegan() {
    CountDownLatch all = new CountDownLatch(1);
    Cancellable dropped = pool.submit(Priority.FINAL_RECOGNITION, () -> ran.add("must not run"));
    add(Priority.PARTIAL_RECOGNITION, "partial", all);
    dropped.cancel();
    dropped.cancel();
    workerMayGoOn.countDown();
    await(all);
    assertEquals(List.of("partial"), ran);
  }

  @Test
  void judgesVoiceActivityWhileAllWorkersAreBusy() {
    CountDownLatch all = new CountDownLatch(1);
    add(Priority.VOICE_ACTIVITY, "window", all);
    await(all);
    assertEquals(List.of("window"), ran);
  }

  @Test
  void anyWorkerJudgesVoiceActivityWhileItsOwnIsBusy() {
    workerMayGoOn.countDown();
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch both = new CountDownLatch(2);
    Cancellable ignored =
        pool.submit(
            Priority.VOICE_ACTIVITY,
            () -> {
              await(second);
              both.countDown();
            });
    add(Priority.VOICE_ACTIVITY, "window", second);
    add(Priority.VOICE_ACTIVITY, "next window", both);
    await(both);
    assertEquals(List.of("window", "next window"), ran);
  }

  @Test
  void refusesMoreThanItMayQueue() {
    CountDownLatch all = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      add(Priority.LATER_PHRASE, "job", all);
    }
    assertEquals(3, pool.queued());
    assertThrows(
        RejectedExecutionException.class, () -> pool.submit(Priority.FIRST_PHRASE, () -> {}));
  }

  @Test
  void goesOnAfterWorkThatThrows() {
    CountDownLatch all = new CountDownLatch(1);
    Cancellable ignored =
        pool.submit(
            Priority.FIRST_PHRASE,
            () -> {
              throw new IllegalStateException("on purpose, by a test");
            });
    add(Priority.LATER_PHRASE, "next", all);
    workerMayGoOn.countDown();
    await(all);
    assertEquals(List.of("next"), ran);
  }

  private void add(Priority priority, String name, CountDownLatch done) {
    Cancellable ignored =
        pool.submit(
            priority,
            () -> {
              ran.add(name);
              done.countDown();
            });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS), "nothing happened for 10 s");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
