package dev.repartee.transport.webrtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import io.vertx.core.Context;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The sending half of a data channel: in order, and bounded.
 *
 * <p>Before the channel is open, and while the native side is behind, messages wait; when too many
 * wait, the newest is dropped. Lives on the peer's context.
 */
final class OutgoingMessages {
  private static final System.Logger LOG = System.getLogger(OutgoingMessages.class.getName());

  private static final int MAX_WAITING = 512;
  private static final long MAX_BUFFERED_BYTES = 1 << 20;

  private final WebRtcEngine engine;
  private final Context context;
  private final PeerEvents events;
  private final Deque<String> untilOpen = new ArrayDeque<>();
  private int sending;
  private boolean open;
  private boolean dropping;

  OutgoingMessages(WebRtcEngine engine, Context context, PeerEvents events) {
    this.engine = engine;
    this.context = context;
    this.events = events;
  }

  void opened() {
    open = true;
    untilOpen.forEach(this::hand);
    untilOpen.clear();
  }

  void send(String message) {
    if (untilOpen.size() + sending >= MAX_WAITING) {
      noteDropped();
    } else if (open) {
      hand(message);
    } else {
      untilOpen.add(message);
    }
  }

  private void hand(String message) {
    sending++;
    engine
        .run(context, () -> sendNow(message))
        .onComplete(
            result -> {
              sending--;
              if (result.failed() || !result.result()) {
                noteDropped();
              }
            });
  }

  private boolean sendNow(String message) throws Exception {
    RTCDataChannel channel = events.channel();
    if (channel == null || channel.getBufferedAmount() > MAX_BUFFERED_BYTES) {
      return false;
    }
    // The library sends the whole array behind a buffer, so the array must be the message.
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(bytes), false));
    return true;
  }

  private void noteDropped() {
    LOG.log(
        dropping ? Level.DEBUG : Level.WARNING,
        "a message was dropped, because the other side does not read its data channel");
    dropping = true;
  }
}
