package dev.repartee.transport.realtime;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.webrtc.ChannelLine;
import dev.repartee.transport.webrtc.ChannelWords;
import dev.repartee.transport.webrtc.WebRtcTransport;
import org.jspecify.annotations.Nullable;

/** The program at the other end of a session's data channel. Lives on the call's context. */
final class PeerProgram implements ChannelWords {
  /** Messages that cannot be used, of one program. */
  private static final int MAX_FAULTS = 100;

  private final SessionRequest request;
  private final CallStarter starter;
  private @Nullable ChannelLine channel;
  private @Nullable RealtimeSession session;
  private @Nullable ClientReader reader;
  private int faults;

  PeerProgram(SessionRequest request, CallStarter starter) {
    this.request = request;
    this.starter = starter;
  }

  /** Takes the channel, which is not open yet. */
  ChannelWords on(ChannelLine newChannel) {
    channel = newChannel;
    return this;
  }

  /** Begins the session. */
  void begin(WebRtcTransport transport) {
    ChannelLine open = channel;
    if (open == null) {
      throw new IllegalStateException("a call begins without a channel");
    }
    PeerLine line = new PeerLine(transport, open, request);
    session = line.session();
    reader = new ClientReader(line.session(), this::onFault);
    line.session().begun(starter.start(line, open.callId(), line.session()));
  }

  @Override
  public void onConnected() {
    ChannelLine open = channel;
    if (open != null) {
      open.begin();
    }
  }

  @Override
  public void onMessage(String text) {
    ClientReader reads = reader;
    if (reads != null) {
      reads.read(text);
    }
  }

  @Override
  public void onRefusedMessage(String reason) {
    RealtimeSession begun = session;
    if (begun != null) {
      begun.events().problem(new RealtimeProblem("invalid_message", null, reason), null);
      onFault(reason);
    }
  }

  @Override
  public void onEvent(ConversationEvent event) {
    RealtimeSession begun = session;
    if (begun != null) {
      begun.on(event);
    }
  }

  /** The program sees by itself that the connection ends. */
  @Override
  public void onEnd() {}

  private void onFault(String sentence) {
    ChannelLine open = channel;
    if (++faults > MAX_FAULTS && open != null) {
      open.close("Too many messages could not be used. The last: " + sentence);
    }
  }
}
