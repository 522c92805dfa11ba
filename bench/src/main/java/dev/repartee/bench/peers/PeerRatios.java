package dev.repartee.bench.peers;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * With a number of calls, how many times as much as Repartee another engine takes: 2 means twice as
 * long, or twice as much. A figure that is not above zero, such as memory that did not grow, gives
 * no ratio.
 *
 * @param calls how many
 */
@JsonPropertyOrder({
  "calls",
  "response_p50",
  "response_p95",
  "barge_in_p50",
  "barge_in_p95",
  "jitter_p99",
  "cpu_per_call",
  "memory_per_call"
})
record PeerRatios(
    int calls,
    @Nullable Double responseP50,
    @Nullable Double responseP95,
    @Nullable Double bargeInP50,
    @Nullable Double bargeInP95,
    @Nullable Double jitterP99,
    @Nullable Double cpuPerCall,
    @Nullable Double memoryPerCall) {

  /** For every number of calls to which both engines came. */
  static List<PeerRatios> of(EngineFigures peer, EngineFigures own) {
    return peer.steps().stream().flatMap(step -> beside(step, own)).toList();
  }

  private static Stream<PeerRatios> beside(PeerStep peer, EngineFigures own) {
    Optional<PeerStep> same = own.with(peer.calls());
    return same.map(step -> of(peer, step)).stream();
  }

  /** Of two steps with the same number of calls. */
  static PeerRatios of(PeerStep peer, PeerStep own) {
    return new PeerRatios(
        peer.calls(),
        ratio(peer.responseMs().p50(), own.responseMs().p50()),
        ratio(peer.responseMs().p95(), own.responseMs().p95()),
        ratio(peer.bargeInMs().p50(), own.bargeInMs().p50()),
        ratio(peer.bargeInMs().p95(), own.bargeInMs().p95()),
        ratio(peer.jitterMs().p99(), own.jitterMs().p99()),
        ratio(peer.cpuCoresPerCall(), own.cpuCoresPerCall()),
        ratio(peer.memoryMibPerCall(), own.memoryMibPerCall()));
  }

  /** How many times as much; null where one of them is nothing. */
  static @Nullable Double ratio(double amount, double base) {
    return amount > 0 && base > 0 ? Math.round(100 * amount / base) / 100.0 : null;
  }
}
