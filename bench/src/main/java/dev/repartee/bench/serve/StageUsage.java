package dev.repartee.bench.serve;

import dev.repartee.bench.stats.Distribution;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What one stage took in a while.
 *
 * @param cpuNanos time of the threads on which it ran
 * @param waitMs how long work waited in the pool's queue, only of that for which a caller waits:
 *     final texts, first phrases, voice activity; nothing where there is no queue
 */
public record StageUsage(Stage stage, long cpuNanos, Distribution waitMs) {
  static String toJson(List<StageUsage> stages) {
    return new JsonArray(stages.stream().map(StageUsage::json).toList()).encode();
  }

  private static JsonObject json(StageUsage usage) {
    Distribution wait = usage.waitMs;
    return new JsonObject()
        .put("stage", usage.stage.name())
        .put("cpu_nanos", usage.cpuNanos)
        .put("n", wait.n())
        .put("p50", wait.p50())
        .put("p95", wait.p95())
        .put("p99", wait.p99())
        .put("max", wait.max());
  }

  /** Reads what a server has written; a server that knows of no stages writes an empty array. */
  public static List<StageUsage> ofJson(String json) {
    return new JsonArray(json)
        .stream().map(JsonObject.class::cast).map(StageUsage::ofJson).toList();
  }

  private static StageUsage ofJson(JsonObject usage) {
    return new StageUsage(
        Stage.valueOf(usage.getString("stage")),
        usage.getLong("cpu_nanos"),
        new Distribution(
            usage.getInteger("n"),
            usage.getDouble("p50"),
            usage.getDouble("p95"),
            usage.getDouble("p99"),
            usage.getDouble("max")));
  }
}
