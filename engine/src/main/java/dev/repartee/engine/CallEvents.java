package dev.repartee.engine;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.EventSink;
import dev.repartee.engine.time.Clock;

/** Where one call's events leave it, and the call's own time. */
final class CallEvents {
  private final Clock clock;
  private final long startNanos;
  private final EventSink sink;
  private final CallTransport transport;

  CallEvents(Clock clock, EventSink sink, CallTransport transport) {
    this.clock = clock;
    this.startNanos = clock.nanos();
    this.sink = sink;
    this.transport = transport;
  }

  long nowMs() {
    return toMs(clock.nanos());
  }

  long toMs(long atNanos) {
    return NANOSECONDS.toMillis(atNanos - startNanos);
  }

  void emit(ConversationEvent event) {
    sink.accept(event);
    transport.send(event);
  }
}
