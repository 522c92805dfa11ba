package dev.repartee.transport.twilio;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.socket.CallSocket;
import dev.repartee.transport.socket.LineWords;
import java.util.regex.Pattern;

/** What goes to a telephone company: sound, clear and marks; it has no words for events. */
final class StreamWords implements LineWords {
  private static final String MARK_PREFIX = "sound-";
  private static final Pattern OURS = Pattern.compile(MARK_PREFIX + "\\d{1,15}");

  private final CallSocket socket;
  private final StreamDialect dialect;
  private final String stream;
  private final MessageTemplate sound;
  private final MessageTemplate mark;

  StreamWords(CallSocket socket, StreamDialect dialect, String stream, boolean isMuLaw) {
    this.socket = socket;
    this.dialect = dialect;
    this.stream = stream;
    this.sound = dialect.sound(stream, isMuLaw);
    this.mark = dialect.mark(stream);
  }

  @Override
  public void sound(byte[] packet) {
    byte[] message = sound.withBase64(packet);
    socket.sendText(message, message.length);
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
    socket.send(mark.with(MARK_PREFIX + number));
  }

  @Override
  public void event(ConversationEvent event) {}

  /** The number of a mark of ours; -1 for any other. */
  static long markNumber(String name) {
    return OURS.matcher(name).matches() ? Long.parseLong(name.substring(MARK_PREFIX.length())) : -1;
  }
}
