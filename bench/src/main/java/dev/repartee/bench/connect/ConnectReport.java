package dev.repartee.bench.connect;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.stats.Machine;
import java.util.List;

/** How long callers took to be connected. */
@JsonPropertyOrder({"machine", "callers"})
record ConnectReport(Machine machine, List<ConnectFigures> callers) {
  ConnectReport {
    callers = List.copyOf(callers);
  }
}
