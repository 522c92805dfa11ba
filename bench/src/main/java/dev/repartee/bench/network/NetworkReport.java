package dev.repartee.bench.network;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.stats.Machine;
import java.util.List;

/**
 * What bad networks do to calls.
 *
 * @param seed decided which datagrams were lost
 */
@JsonPropertyOrder({"machine", "seed", "networks"})
record NetworkReport(Machine machine, long seed, List<ConditionFigures> networks) {
  NetworkReport {
    networks = List.copyOf(networks);
  }
}
