package dev.repartee.transport.rtvi;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.transport.webrtc.ChannelLine;
import dev.repartee.transport.webrtc.ChannelWords;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Speaks RTVI on one call.
 *
 * <p>The conversation begins when the client says that it is ready. One that comes back to a call
 * that has ended meanwhile does not say so again, and gets a new conversation after two seconds.
 */
final class RtviWords implements ChannelWords {
  private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final String COMPATIBLE_VERSION = "2.";

  private final ChannelLine line;
  private final String version;
  private final RtviTelling telling;
  private final RtviRequests requests;
  private final MessageLimit limit = new MessageLimit();
  private Cancellable begins = Cancellable.DONE;
  private boolean begun;

  /**
   * Waits for the client.
   *
   * @param version of this program, which the client is told
   * @param wallClock for the times at which something was said
   */
  RtviWords(ChannelLine line, String version, InstantSource wallClock) {
    this.line = line;
    this.version = version;
    this.telling = new RtviTelling(line::send, line.callId(), wallClock);
    this.requests = new RtviRequests(line);
  }

  @Override
  public void onConnected() {
    begins = line.loop().at(line.loop().nanos() + READY_WITHIN_NANOS, this::begin);
  }

  @Override
  public void onMessage(String text) {
    if (!limit.takes(line.loop().nanos())) {
      endForBadConduct(
          "More than " + MessageLimit.MESSAGES_PER_SECOND + " messages came within a second.");
      return;
    }
    RtviMessage message = RtviMessage.read(text);
    if (message instanceof RtviMessage.ClientReady ready) {
      greet(ready);
    } else if (message instanceof RtviMessage.Refused refused) {
      onFault(refused);
    } else if (message instanceof RtviMessage.DisconnectBot) {
      line.close("The caller has sent the agent away.");
    } else if (message instanceof RtviMessage.Request request) {
      onRequest(request);
    }
  }

  @Override
  public void onRefusedMessage(String reason) {
    onFault(new RtviMessage.Refused(null, reason));
  }

  @Override
  public void onEvent(ConversationEvent event) {
    telling.on(event);
  }

  /** The client hangs up when it hears this. */
  @Override
  public void onEnd() {
    begins.cancel();
    requests.close();
    line.send(RtviJson.signalling("peerLeft"));
  }

  private void greet(RtviMessage.ClientReady ready) {
    if (!ready.version().startsWith(COMPATIBLE_VERSION)) {
      requests.refuse(
          ready.id(),
          "This agent speaks RTVI " + RtviJson.VERSION + "; not all may work with your version.");
    }
    line.send(
        RtviJson.response(
            "bot-ready",
            ready.id(),
            new JsonObject()
                .put("version", RtviJson.VERSION)
                .put(
                    "about",
                    new JsonObject().put("library", "repartee").put("library_version", version))));
    begin();
  }

  private void begin() {
    begins.cancel();
    begun = true;
    line.begin();
  }

  private void onRequest(RtviMessage.Request request) {
    if (begun) {
      requests.meet(request);
    } else {
      onFault(
          new RtviMessage.Refused(
              request.id(), "The conversation has not begun. Send client-ready first."));
    }
  }

  private void onFault(RtviMessage.Refused refused) {
    if (!limit.bearsFault()) {
      endForBadConduct("More than " + MessageLimit.FAULTS + " messages could not be used.");
      return;
    }
    String id = refused.id();
    if (id == null) {
      line.send(RtviJson.message("error", RtviJson.error(refused.reason(), false)));
    } else {
      requests.refuse(id, refused.reason());
    }
  }

  private void endForBadConduct(String reason) {
    line.send(RtviJson.message("error", RtviJson.error(reason, true)));
    line.close(reason);
  }
}
