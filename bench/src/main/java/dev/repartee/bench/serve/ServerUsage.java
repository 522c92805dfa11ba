package dev.repartee.bench.serve;

import com.sun.management.ThreadMXBean;
import io.vertx.core.json.JsonObject;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a server process uses, as it tells by itself.
 *
 * @param heapBytes what the heap holds
 * @param allocatedBytes what event loops and inference workers have allocated since they began
 * @param collections how often garbage was collected since the process began
 * @param collectionMs time spent collecting since the process began
 * @param threads Java's threads
 */
public record ServerUsage(
    long heapBytes, long allocatedBytes, long collections, long collectionMs, int threads) {
  /** The threads of calls: Vert.x's event loops and the workers of the inference pool. */
  private static final List<String> CALL_THREADS = List.of("vert.x-eventloop-", "inference-");

  /** This process, now. */
  static ServerUsage now() {
    return new ServerUsage(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        allocatedByCallThreads(),
        overCollectors(GarbageCollectorMXBean::getCollectionCount),
        overCollectors(GarbageCollectorMXBean::getCollectionTime),
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  /**
   * This process, now, with only live objects in its heap: collects garbage, which takes a while.
   */
  static ServerUsage ofLiveObjects() {
    System.gc();
    return now();
  }

  private static long overCollectors(ToLongFunction<GarbageCollectorMXBean> figure) {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(collector -> Math.max(0, figure.applyAsLong(collector)))
        .sum();
  }

  private static long allocatedByCallThreads() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && CALL_THREADS.stream().anyMatch(thread.getThreadName()::startsWith)) {
        bytes += Math.max(0, threads.getThreadAllocatedBytes(thread.getThreadId()));
      }
    }
    return bytes;
  }

  String toJson() {
    return new JsonObject()
        .put("heap_bytes", heapBytes)
        .put("allocated_bytes", allocatedBytes)
        .put("collections", collections)
        .put("collection_ms", collectionMs)
        .put("threads", threads)
        .encode();
  }

  /** Reads what {@link #toJson} wrote. */
  public static ServerUsage ofJson(String json) {
    JsonObject usage = new JsonObject(json);
    return new ServerUsage(
        usage.getLong("heap_bytes"),
        usage.getLong("allocated_bytes"),
        usage.getLong("collections"),
        usage.getLong("collection_ms"),
        usage.getInteger("threads"));
  }
}
