package dev.repartee.bench.network;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network on which calls are held.
 *
 * @param name what it is called in reports
 * @param group the name under which it is chosen
 * @param outage for how long nothing goes through, from the middle of a reply; null if the network
 *     holds
 */
record Condition(String name, String group, Weather weather, @Nullable Duration outage) {
  private static final List<Condition> ALL =
      List.of(
          steady("clear", "clear", Weather.CLEAR),
          steady("loss 1 %", "loss", Weather.losing(0.01)),
          steady("loss 5 %", "loss", Weather.losing(0.05)),
          steady("loss 10 %", "loss", Weather.losing(0.10)),
          steady("loss 20 %", "loss", Weather.losing(0.20)),
          steady("loss 30 %", "loss", Weather.losing(0.30)),
          steady("loss 50 %", "loss", Weather.losing(0.50)),
          steady("50 ± 50 ms", "jitter", Weather.delaying(50, 50)),
          steady("reordered 25 %", "reordering", Weather.reordering(30, 0.25)),
          steady("64 kbit/s", "rate", Weather.narrow(64_000)),
          new Condition("outage 25 s", "outage", Weather.CLEAR, Duration.ofSeconds(25)),
          new Condition("outage 84 s", "outage", Weather.CLEAR, Duration.ofSeconds(84)));

  /** All that are measured, the clear network first. */
  static List<Condition> all() {
    return ALL;
  }

  /** Those of the groups, or all if no group is named. */
  static List<Condition> in(Set<String> groups) {
    return groups.isEmpty()
        ? ALL
        : ALL.stream().filter(condition -> groups.contains(condition.group())).toList();
  }

  /** The names of all groups, in order. */
  static List<String> groups() {
    return ALL.stream().map(Condition::group).distinct().toList();
  }

  private static Condition steady(String name, String group, Weather weather) {
    return new Condition(name, group, weather, null);
  }
}
