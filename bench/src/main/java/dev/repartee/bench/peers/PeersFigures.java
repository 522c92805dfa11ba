package dev.repartee.bench.peers;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.stats.Machine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench peers} prints.
 *
 * @param peer the other engine
 * @param repartee this one
 * @param ratios by the number of calls
 * @param carriedCallsRatio how many times as many calls as the peer Repartee carries; null where
 *     one of them carries none
 */
@JsonPropertyOrder({"machine", "peer", "repartee", "ratios", "carried_calls_ratio"})
record PeersFigures(
    Machine machine,
    EngineFigures peer,
    EngineFigures repartee,
    List<PeerRatios> ratios,
    @Nullable Double carriedCallsRatio) {
  static PeersFigures of(Machine machine, EngineFigures peer, EngineFigures repartee) {
    return new PeersFigures(
        machine,
        peer,
        repartee,
        PeerRatios.of(peer, repartee),
        PeerRatios.ratio(repartee.limit().carriedCalls(), peer.limit().carriedCalls()));
  }
}
