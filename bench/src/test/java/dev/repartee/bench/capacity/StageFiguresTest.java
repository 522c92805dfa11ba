package dev.repartee.bench.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.bench.serve.Stage;
import dev.repartee.bench.serve.StageUsage;
import dev.repartee.bench.stats.Distribution;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageFiguresTest {
  private static final Distribution WAITS = new Distribution(4, 1, 2, 3, 4);

  @Test
  void namesTheStageThatTakesMost() {
    List<StageFigures> stages =
        StageFigures.of(
            List.of(
                new StageUsage(Stage.VOICE_ACTIVITY, 100, WAITS),
                new StageUsage(Stage.RECOGNITION, 1_220, WAITS)),
            1_500,
            2_000);
    assertEquals(
        List.of("recognition", "other", "voice activity"),
        stages.stream().map(StageFigures::stage).toList());
    assertEquals(List.of(0.61, 0.09, 0.05), stages.stream().map(StageFigures::coresShare).toList());
    assertEquals("recognition, 61 % of the cores' time", stages.get(0).sentence());
  }

  @Test
  void saysNothingOfAServerThatDoesNotTell() {
    assertEquals(List.of(), StageFigures.of(List.of(), 1_500, 2_000));
  }
}
