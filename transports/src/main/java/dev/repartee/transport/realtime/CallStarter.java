package dev.repartee.transport.realtime;

import dev.repartee.engine.CallControl;
import dev.repartee.engine.CallSettings;
import dev.repartee.engine.spi.CallTransport;

/** Has the agent talk on a line. Called on the line's event loop. */
@FunctionalInterface
public interface CallStarter {
  /**
   * Starts a conversation.
   *
   * @param settings what it has otherwise than others of the agent
   */
  CallControl start(CallTransport line, String callId, CallSettings settings);
}
