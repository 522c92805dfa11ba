package dev.repartee.transport.realtime;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.transport.webrtc.ChannelLine;
import dev.repartee.transport.webrtc.WebRtcTransport;

/**
 * The line of a session over WebRTC, where sound travels beside the events. Lives on the call's
 * context.
 */
final class PeerLine implements CallTransport, SessionLine {
  private final WebRtcTransport line;
  private final ChannelLine channel;
  private final RealtimeSession session;

  PeerLine(WebRtcTransport line, ChannelLine channel, SessionRequest request) {
    this.line = line;
    this.channel = channel;
    this.session = new RealtimeSession(channel.loop(), this, request);
  }

  RealtimeSession session() {
    return session;
  }

  @Override
  public void start(CallListener listener) {
    session.heardBy(listener);
    line.start(new Ears(listener));
  }

  @Override
  public void play(AudioFrame tenMillis) {
    line.play(tenMillis);
    if (!isSilent(tenMillis)) {
      session.played(tenMillis.durationNanos());
    }
    session.beat();
  }

  @Override
  public long clear() {
    return line.clear();
  }

  @Override
  public long playbackDelayNanos() {
    return line.playbackDelayNanos();
  }

  @Override
  public void send(ConversationEvent event) {
    line.send(event);
  }

  @Override
  public void close(String reason) {
    line.close(reason);
  }

  @Override
  public void say(String event) {
    channel.send(event);
  }

  /** Sound is coded as both ends of WebRTC agree. */
  @Override
  public void follow(SessionSettings settings) {}

  private static boolean isSilent(AudioFrame frame) {
    for (int i = 0; i < frame.sampleCount(); i++) {
      if (frame.sample(i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Has the caller's sound go through the session's input buffer. */
  private final class Ears implements CallListener {
    private final CallListener listener;

    Ears(CallListener listener) {
      this.listener = listener;
    }

    @Override
    public void onAudio(AudioFrame frame) {
      session.heard(frame);
    }

    @Override
    public void onText(String text) {
      listener.onText(text);
    }

    @Override
    public void onLineDown() {
      listener.onLineDown();
    }

    @Override
    public void onLineUp() {
      listener.onLineUp();
    }

    @Override
    public void onClosed(String reason) {
      listener.onClosed(reason);
    }
  }
}
