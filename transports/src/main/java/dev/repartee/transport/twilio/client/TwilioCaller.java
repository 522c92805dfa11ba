package dev.repartee.transport.twilio.client;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.audio.IncomingSound;
import dev.repartee.transport.audio.OutgoingSound;
import dev.repartee.transport.audio.PlayoutBuffer;
import dev.repartee.transport.audio.SampleCoding;
import dev.repartee.transport.audio.WireFormat;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A caller on a telephone, and Twilio between: mu-law at 8 kHz in packets of 20 ms, a buffer that
 * plays in order, marks that come back, keys for what is typed.
 */
public final class TwilioCaller implements CallerLine {
  private static final WireFormat FORMAT = new WireFormat(SampleCoding.MU_LAW, 8_000);
  private static final int PACKET_MILLIS = 20;
  private static final String STREAM = "MZ00000000000000000000000000000001";

  private final VertxEventLoop loop;
  private final Listener listener;
  private final WebSocket socket;
  private final OutgoingSound said = OutgoingSound.unbroken(FORMAT, PACKET_MILLIS);
  private final IncomingSound incoming = new IncomingSound(FORMAT);
  private final PlayoutBuffer heard =
      new PlayoutBuffer(IncomingSound.HEARD_RATE_HZ, this::returnMark);
  private final Cancellable beat;
  private long sequence;
  private boolean ended;

  private TwilioCaller(VertxEventLoop loop, MediaClock clock, WebSocket socket, Listener listener) {
    this.loop = loop;
    this.listener = listener;
    this.socket = socket;
    this.beat = clock.join(() -> listener.onAudio(heard.next()));
    socket.textMessageHandler(this::read);
    socket.closeHandler(ignored -> end(socket.closeReason()));
  }

  /**
   * Calls.
   *
   * @param context where this end is to live
   * @param clock the beat of that context
   * @param address of the stream
   */
  public static Future<TwilioCaller> call(
      Vertx vertx,
      Context context,
      MediaClock clock,
      WebSocketClient client,
      String address,
      Listener listener) {
    Promise<TwilioCaller> called = Promise.promise();
    WebSocketConnectOptions options = new WebSocketConnectOptions().setAbsoluteURI(address);
    VertxEventLoop loop = new VertxEventLoop(vertx, context);
    context.runOnContext(
        ignored ->
            client
                .connect(options)
                .map(socket -> new TwilioCaller(loop, clock, socket, listener))
                .onSuccess(TwilioCaller::introduce)
                .onComplete(called));
    return called.future();
  }

  @Override
  public void speak(AudioFrame tenMillis) {
    assert loop.isCurrent();
    said.play(
        tenMillis,
        packet ->
            say(
                "media",
                new JsonObject()
                    .put("track", "inbound")
                    .put("payload", Base64.getEncoder().encodeToString(packet))));
  }

  /** Presses the keys. */
  @Override
  public void type(String keys) {
    assert loop.isCurrent();
    keys.chars()
        .forEach(
            key ->
                say(
                    "dtmf",
                    new JsonObject()
                        .put("track", "inbound_track")
                        .put("digit", Character.toString(key))));
  }

  @Override
  public void hangUp() {
    if (!ended) {
      say("stop", new JsonObject());
      Future<Void> ignored = socket.close();
    }
  }

  private void introduce() {
    say("connected", new JsonObject());
    JsonObject format =
        new JsonObject()
            .put("encoding", "audio/x-mulaw")
            .put("sampleRate", FORMAT.sampleRateHz())
            .put("channels", 1);
    say("start", new JsonObject().put("streamSid", STREAM).put("mediaFormat", format));
  }

  private void say(String event, JsonObject content) {
    if (!ended) {
      JsonObject message =
          new JsonObject()
              .put("event", event)
              .put("sequenceNumber", String.valueOf(++sequence))
              .put("streamSid", STREAM)
              .put(event, content);
      Future<Void> ignored = socket.writeTextMessage(message.encode());
    }
  }

  private void read(String text) {
    JsonObject message = new JsonObject(text);
    switch (message.getString("event")) {
      case "media" -> {
        String payload = message.getJsonObject("media").getString("payload");
        byte[] bytes = Base64.getDecoder().decode(payload);
        heard.add(incoming.read(bytes, bytes.length));
      }
      case "clear" -> heard.clear();
      case "mark" -> {
        String name = message.getJsonObject("mark").getString("name");
        heard.addMark(Long.parseLong(name.replaceAll("\\D", "")));
      }
      default -> throw new IllegalStateException("no message of Twilio's protocol: " + text);
    }
  }

  private void returnMark(long number) {
    say("mark", new JsonObject().put("name", "sound-" + number));
  }

  private void end(@Nullable String reason) {
    ended = true;
    beat.cancel();
    listener.onClosed(reason == null ? "The connection broke off." : reason);
  }
}
