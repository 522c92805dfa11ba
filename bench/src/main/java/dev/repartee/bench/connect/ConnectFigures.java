package dev.repartee.bench.connect;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.stats.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long one caller took to be connected.
 *
 * @param firstMs the very first call after the server's start, which is not among the others
 * @param sincePressMs all other calls, by the name of the stage
 */
@JsonPropertyOrder({"caller", "calls", "failed", "first_ms", "since_press_ms"})
record ConnectFigures(
    String caller,
    int calls,
    int failed,
    Map<String, Double> firstMs,
    Map<String, Distribution> sincePressMs) {

  static ConnectFigures of(
      String caller, int failed, Map<Stage, Double> first, List<Map<Stage, Double>> others) {
    Map<String, Double> firstMs = new LinkedHashMap<>();
    Map<String, Distribution> spread = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      Double firstAtMs = first.get(stage);
      if (firstAtMs != null) {
        firstMs.put(stage.label(), firstAtMs);
      }
      Distribution distribution = Distribution.of(others, call -> call.get(stage));
      if (distribution.n() > 0) {
        spread.put(stage.label(), distribution);
      }
    }
    return new ConnectFigures(caller, others.size(), failed, firstMs, spread);
  }
}
