package dev.repartee.bench.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageMeterTest {
  private final InferencePool pool = InferencePool.withoutWorkers(8);
  private final StageMeter meter = new StageMeter();

  @BeforeEach
  void measure() {
    pool.wrapWork(meter);
  }

  @Test
  void countsTheTimeOfWorkInItsStageAndWaitsOnlyWhereACallerDoes() {
    pool.submit(Priority.FINAL_RECOGNITION, StageMeterTest::compute);
    pool.submit(Priority.PARTIAL_RECOGNITION, StageMeterTest::compute);
    pool.runQueued();
    List<StageUsage> taken = meter.take();
    assertTrue(of(Stage.RECOGNITION, taken).cpuNanos() > 0);
    assertEquals(1, of(Stage.RECOGNITION, taken).waitMs().n());
    assertEquals(0, of(Stage.SYNTHESIS, taken).cpuNanos());
    assertEquals(0, of(Stage.VOICE_ACTIVITY, taken).waitMs().n());
  }

  @Test
  void beginsAnewWhenItIsRead() {
    pool.submit(Priority.FIRST_PHRASE, StageMeterTest::compute);
    pool.runQueued();
    assertEquals(1, of(Stage.SYNTHESIS, meter.take()).waitMs().n());
    assertEquals(0, of(Stage.SYNTHESIS, meter.take()).cpuNanos());
  }

  @Test
  void countsWhatEventLoopsDo() {
    Vertx vertx = Vertx.vertx();
    try {
      var ignored = meter.take();
      Promise<Void> done = Promise.promise();
      vertx
          .getOrCreateContext()
          .runOnContext(
              unused -> {
                compute();
                done.complete();
              });
      done.future().await();
      assertTrue(of(Stage.EVENT_LOOPS, meter.take()).cpuNanos() > 0);
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void isReadByAnotherProcessAsItWasWritten() {
    pool.submit(Priority.VOICE_ACTIVITY, StageMeterTest::compute);
    pool.runQueued();
    List<StageUsage> stages = meter.take();
    assertEquals(stages, StageUsage.ofJson(StageUsage.toJson(stages)));
  }

  private static StageUsage of(Stage stage, List<StageUsage> taken) {
    return taken.stream().filter(usage -> usage.stage() == stage).findFirst().orElseThrow();
  }

  private static void compute() {
    long sum = 0;
    for (int i = 0; i < 3_000_000; i++) {
      sum += Integer.toString(i).hashCode();
    }
    assertTrue(sum != 0);
  }
}
