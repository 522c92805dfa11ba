package dev.repartee.bench.capacity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.repartee.bench.stats.Machine;
import java.util.List;

/**
 * What {@code bench capacity} prints.
 *
 * @param services {@code stub}, or {@code real} where ear and voice are the real ones
 * @param serverOptions the server's Java options
 * @param steps by the number of calls
 * @param limit up to where all was well
 */
@JsonPropertyOrder({"machine", "transport", "services", "server_options", "steps", "limit"})
record CapacityFigures(
    Machine machine,
    String transport,
    String services,
    List<String> serverOptions,
    List<StepFigures> steps,
    CapacityLimit limit) {}
