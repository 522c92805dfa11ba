package dev.repartee.engine.spi;

import dev.repartee.engine.event.ConversationEvent;

/** Takes a conversation's events, on its context; must return at once. */
@FunctionalInterface
public interface EventSink {
  void accept(ConversationEvent event);
}
