package dev.repartee.transport.webrtc;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.event.EventJson;
import dev.repartee.transport.ClientMessage;
import java.lang.System.Logger.Level;

/**
 * What this project's own page is told and says: events as {@link EventJson} writes them, and
 * {@link ClientMessage}s.
 */
final class EventWords implements ChannelWords {
  private static final System.Logger LOG = System.getLogger(EventWords.class.getName());

  private final EventJson json;
  private final ChannelLine line;

  private EventWords(EventJson json, ChannelLine line) {
    this.json = json;
    this.line = line;
  }

  /** For any number of calls. */
  static Protocol protocol() {
    EventJson json = new EventJson();
    return line -> new EventWords(json, line);
  }

  @Override
  public void onConnected() {
    line.begin();
  }

  @Override
  public void onEvent(ConversationEvent event) {
    line.send(json.write(event));
  }

  @Override
  public void onMessage(String text) {
    ClientMessage read = ClientMessage.read(text);
    if (read instanceof ClientMessage.Text typed) {
      line.did(listener -> listener.onText(typed.text()));
    } else if (read instanceof ClientMessage.Button button) {
      line.did(button::press);
    } else if (read instanceof ClientMessage.Playback playback) {
      line.reportReceiverDelay(playback.delayMs());
    } else if (read instanceof ClientMessage.Refused refused) {
      onRefusedMessage(refused.reason());
    } else if (read instanceof ClientMessage.Unknown unknown) {
      LOG.log(
          Level.DEBUG,
          "call {0}: ignored a message of type {1}",
          line.callId(),
          OfferCheck.reason(unknown.type()));
    }
  }

  @Override
  public void onRefusedMessage(String reason) {
    LOG.log(Level.DEBUG, "call {0}: {1}", line.callId(), reason);
    onEvent(new ConversationEvent.Problem(line.elapsedMs(), Part.TRANSPORT, reason));
  }

  /** The page sees by itself that the connection ends. */
  @Override
  public void onEnd() {}
}
