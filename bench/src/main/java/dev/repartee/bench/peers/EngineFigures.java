package dev.repartee.bench.peers;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.capacity.CapacityLimit;
import dev.repartee.bench.capacity.StepFigures;
import java.util.List;
import java.util.Optional;

/**
 * What one engine did.
 *
 * @param engine its name
 * @param steps by the number of calls
 * @param limit up to where all was well
 */
@JsonPropertyOrder({"engine", "steps", "limit"})
record EngineFigures(String engine, List<PeerStep> steps, CapacityLimit limit) {
  static EngineFigures of(String engine, List<StepFigures> steps) {
    return new EngineFigures(
        engine, steps.stream().map(PeerStep::of).toList(), CapacityLimit.of(steps));
  }

  /** The step with a number of calls, if the engine came so far. */
  Optional<PeerStep> with(int calls) {
    return steps.stream().filter(step -> step.calls() == calls).findFirst();
  }
}
