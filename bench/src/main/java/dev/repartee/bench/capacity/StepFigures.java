package dev.repartee.bench.capacity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.stats.Distribution;
import java.util.List;
import java.util.Map;

/**
 * What was measured with a number of calls.
 *
 * @param callsUp how many of them there were in the end; the others were refused or have broken off
 * @param responseMs end of what a caller said to the first sound of the answer, at the caller
 * @param ownShareMs the same without the 320 ms that the stubs take: what the engine needs to
 *     notice that its caller has finished, and to carry sound and text about
 * @param jitterMs how far packets of the agent's speech came from the even grid of their stretch
 * @param bargeInMs start of an interrupting voice to the last sound of what it interrupts
 * @param cpuCoresPerCall the server's share of a core
 * @param residentMib the memory that the server occupies
 * @param memoryMibPerCall by how much the server has grown since it had no calls
 * @param heapMibPerCall the same of its live objects
 * @param allocatedBytesPerPacket what the server's event loops and inference workers allocate for
 *     each packet of 20 ms that comes or goes, with all that is done about the words in them
 * @param allocatedBytesPerCallSecond the same for a second of a call
 * @param collections how often the server collected garbage in the meantime
 * @param collectionMs how long that took in all
 * @param failures by their kind; none is good
 * @param generatorLatenessMs how late the load generator itself was: if this is much, the rest is
 *     the generator's doing
 * @param stages what the server spends its time on, that on which it spends most first: the one
 *     that limits how many calls it carries
 */
@JsonPropertyOrder({
  "calls",
  "calls_up",
  "response_ms",
  "own_share_ms",
  "jitter_ms",
  "barge_in_ms",
  "cpu_cores_per_call",
  "resident_mib",
  "memory_mib_per_call",
  "heap_mib_per_call",
  "allocated_bytes_per_packet",
  "allocated_bytes_per_call_second",
  "collections",
  "collection_ms",
  "threads",
  "descriptors",
  "failures",
  "generator_lateness_ms",
  "generator_cpu_cores",
  "stages"
})
public record StepFigures(
    int calls,
    int callsUp,
    Distribution responseMs,
    Distribution ownShareMs,
    Distribution jitterMs,
    Distribution bargeInMs,
    double cpuCoresPerCall,
    double residentMib,
    double memoryMibPerCall,
    double heapMibPerCall,
    double allocatedBytesPerPacket,
    double allocatedBytesPerCallSecond,
    long collections,
    long collectionMs,
    int threads,
    int descriptors,
    Map<LoadFailure, Integer> failures,
    Distribution generatorLatenessMs,
    double generatorCpuCores,
    List<StageFigures> stages) {
  /** What takes most of the machine, in words; empty where the server does not tell. */
  String limitingStage() {
    return stages.isEmpty() ? "" : stages.get(0).sentence();
  }
}
