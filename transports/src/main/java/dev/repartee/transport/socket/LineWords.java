package dev.repartee.transport.socket;

import dev.repartee.engine.event.ConversationEvent;

/** How a protocol writes what goes to the caller. Called on the call's event loop. */
public interface LineWords {
  /** Sends a packet of sound; the array is used again after the call. */
  void sound(byte[] packet);

  /** Has the other side drop the sound that it has not played yet. */
  void clear();

  /** Whether the other side answers marks. */
  boolean hasMarks();

  /** Asks the other side to send this number back when all sound before it was played. */
  void mark(long number);

  /** Tells what happens, as far as the protocol has words for it. */
  void event(ConversationEvent event);
}
