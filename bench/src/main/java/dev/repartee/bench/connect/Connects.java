package dev.repartee.bench.connect;

import java.util.Map;

/** Somebody who calls the agent, again and again, to hear its first word. */
interface Connects extends AutoCloseable {
  /**
   * Calls, waits for the first audible sound, and hangs up. Blocks.
   *
   * @return when each stage was reached, in ms from the press of the button; stages that this
   *     caller does not see are missing
   * @throws RuntimeException if nothing is ever heard
   */
  Map<Stage, Double> call();

  @Override
  void close();
}
