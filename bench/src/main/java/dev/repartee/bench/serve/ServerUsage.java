package dev.repartee.bench.serve;

import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;

/**
 * What a server process uses, as it tells by itself.
 *
 * @param heapBytes live objects: what the heap holds after a full collection
 * @param collectionMs time spent collecting since the process began
 * @param threads Java's threads
 */
public record ServerUsage(long heapBytes, long collectionMs, int threads) {
  /** This process, now; collects garbage first. */
  static ServerUsage now() {
    long collectionMs =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
            .sum();
    System.gc();
    return new ServerUsage(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        collectionMs,
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  String toJson() {
    return new JsonObject()
        .put("heap_bytes", heapBytes)
        .put("collection_ms", collectionMs)
        .put("threads", threads)
        .encode();
  }

  /** Reads what {@link #toJson} wrote. */
  public static ServerUsage ofJson(String json) {
    JsonObject usage = new JsonObject(json);
    return new ServerUsage(
        usage.getLong("heap_bytes"), usage.getLong("collection_ms"), usage.getInteger("threads"));
  }
}
