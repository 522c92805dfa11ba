package dev.repartee.transport.twilio;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.socket.CallSocket;
import dev.repartee.transport.socket.LineWords;
import java.util.Base64;

/** What goes to a telephone company: sound, clear and marks; it has no words for events. */
final class StreamWords implements LineWords {
  private static final String MARK_PREFIX = "sound-";

  private final CallSocket socket;
  private final StreamDialect dialect;
  private final String stream;
  private final String beforeSound;
  private final String afterSound;

  StreamWords(CallSocket socket, StreamDialect dialect, String stream, boolean isMuLaw) {
    this.socket = socket;
    this.dialect = dialect;
    this.stream = stream;
    String[] around = dialect.aroundSound(stream, isMuLaw);
    this.beforeSound = around[0];
    this.afterSound = around[1];
  }

  @Override
  public void sound(byte[] packet) {
    socket.send(beforeSound + Base64.getEncoder().encodeToString(packet) + afterSound);
  }

  @Override
  public void clear() {
    socket.send(dialect.clear(stream));
  }

  @Override
  public boolean hasMarks() {
    return true;
  }

  @Override
  public void mark(long number) {
    socket.send(dialect.mark(stream, MARK_PREFIX + number));
  }

  @Override
  public void event(ConversationEvent event) {}

  /** The number of a mark of ours; -1 for any other. */
  static long markNumber(String name) {
    return name.matches(MARK_PREFIX + "\\d{1,15}")
        ? Long.parseLong(name.substring(MARK_PREFIX.length()))
        : -1;
  }
}
