package dev.repartee.transport.realtime;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.transport.audio.OutgoingSound;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A session's line that leads nowhere: what the program would get is kept. */
final class MemoryLine implements CallTransport, SessionLine {
  private static final int PACKET_MS = 20;

  final List<JsonObject> events = new ArrayList<>();
  private final RealtimeSession session;
  private OutgoingSound outgoing = new OutgoingSound(AudioFormats.PCM, PACKET_MS);
  private boolean closed;

  MemoryLine(EventLoop loop, SessionRequest request) {
    this.session = new RealtimeSession(loop, this, request);
  }

  RealtimeSession session() {
    return session;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void start(CallListener listener) {
    session.heardBy(listener);
  }

  @Override
  public void play(AudioFrame tenMillis) {
    outgoing.play(tenMillis, session::sound);
    session.beat();
  }

  @Override
  public long clear() {
    return outgoing.drop();
  }

  @Override
  public long playbackDelayNanos() {
    return PACKET_MS * 1_000_000L;
  }

  @Override
  public void send(ConversationEvent event) {
    session.on(event);
  }

  @Override
  public void close(String reason) {
    closed = true;
  }

  @Override
  public void say(String event) {
    events.add(new JsonObject(event));
  }

  @Override
  public void follow(SessionSettings settings) {
    outgoing = new OutgoingSound(settings.output(), PACKET_MS);
  }
}
