package dev.repartee.transport.webrtc;

import dev.repartee.engine.spi.CallTransport.CallListener;
import dev.repartee.engine.time.EventLoop;
import java.util.function.Consumer;

/** What {@link ChannelWords} do with their call. Lives on the call's context. */
public interface ChannelLine {
  /** The call's name in the signalling. */
  String callId();

  /** The loop on which the call lives. */
  EventLoop loop();

  /** How long the agent has been talking or silent on this line. */
  long elapsedMs();

  /** Says something to the caller's program. Ignored after the end. */
  void send(String message);

  /** Tells the agent what the caller does. Ignored while nobody listens. */
  void did(Consumer<CallListener> deed);

  /** Learns how long received sound waits at the caller before it is heard. */
  void reportReceiverDelay(long delayMs);

  /** Lets the conversation begin; idempotent. */
  void begin();

  /** Hangs up; idempotent. */
  void close(String reason);
}
