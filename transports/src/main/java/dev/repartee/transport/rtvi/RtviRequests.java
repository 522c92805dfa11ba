package dev.repartee.transport.rtvi;

import dev.repartee.transport.ClientMessage;
import dev.repartee.transport.ClientMessage.Button;
import dev.repartee.transport.KeyPad;
import dev.repartee.transport.webrtc.ChannelLine;
import io.vertx.core.json.JsonObject;

/** Does what a client asks for, or says why not. */
final class RtviRequests {
  private final ChannelLine line;
  private final KeyPad keys;

  RtviRequests(ChannelLine line) {
    this.line = line;
    this.keys = new KeyPad(line.loop(), typed -> line.did(listener -> listener.onText(typed)));
  }

  void meet(RtviMessage.Request request) {
    if (request instanceof RtviMessage.SendText typed) {
      type(typed);
    } else if (request instanceof RtviMessage.PageMessage message) {
      meet(message);
    } else if (request instanceof RtviMessage.Keys pressed) {
      pressed.keys().chars().forEach(key -> keys.press((char) key));
    } else if (request instanceof RtviMessage.Unsupported unsupported) {
      refuse(
          unsupported.id(),
          "This agent has no use for messages of type " + unsupported.type() + ".");
    }
  }

  void refuse(String id, String reason) {
    line.send(RtviJson.response("error-response", id, RtviJson.error(reason, false)));
  }

  /** Forgets keys that were pressed. */
  void close() {
    keys.close();
  }

  private void type(RtviMessage.SendText typed) {
    if (!typed.runImmediately()) {
      refuse(
          typed.id(),
          "run_immediately: false is not there: what is typed is answered at once. Send it again"
              + " without.");
    } else if (!typed.audioResponse()) {
      refuse(
          typed.id(),
          "audio_response: false is not there: this agent answers by voice. Send it again without.");
    } else {
      line.did(listener -> listener.onText(typed.content()));
    }
  }

  private void meet(RtviMessage.PageMessage message) {
    switch (message.name()) {
      case "hush" -> press(message, Button.HUSH);
      case "talk_started" -> press(message, Button.TALK_STARTED);
      case "talk_ended" -> press(message, Button.TALK_ENDED);
      case "playback" -> playback(message);
      default ->
          refuse(
              message.id(),
              "This agent does not know the message "
                  + message.name()
                  + "; it knows hush, talk_started, talk_ended and playback.");
    }
  }

  private void press(RtviMessage.PageMessage message, Button button) {
    done(message, () -> line.did(button::press));
  }

  private void playback(RtviMessage.PageMessage message) {
    Object delay = message.data() instanceof JsonObject data ? data.getValue("delay_ms") : null;
    ClientMessage read = ClientMessage.playback("d: delay_ms", delay);
    if (read instanceof ClientMessage.Playback playback) {
      done(message, () -> line.reportReceiverDelay(playback.delayMs()));
    } else if (read instanceof ClientMessage.Refused refused) {
      refuse(message.id(), refused.reason());
    }
  }

  private void done(RtviMessage.PageMessage message, Runnable deed) {
    deed.run();
    line.send(
        RtviJson.response(
            "server-response", message.id(), new JsonObject().put("t", message.name())));
  }
}
