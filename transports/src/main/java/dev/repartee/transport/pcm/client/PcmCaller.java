package dev.repartee.transport.pcm.client;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.EventJson;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.audio.OutgoingSound;
import dev.repartee.transport.audio.PlayoutBuffer;
import dev.repartee.transport.audio.WireFormat;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller over a plain WebSocket, who plays what comes every 10 ms, drops it when told to, and
 * sends marks back when they are due.
 */
public final class PcmCaller implements CallerLine {
  private static final int SAID_RATE_HZ = 16_000;
  private static final int HEARD_RATE_HZ = 24_000;
  private static final int FRAME_MS = 10;
  private static final Set<String> NO_EVENTS = Set.of("hello", "transcript", "state");

  private final VertxEventLoop loop;
  private final Listener listener;
  private final WebSocket socket;
  private final EventJson json;
  private final OutgoingSound said =
      OutgoingSound.unbroken(WireFormat.linear(SAID_RATE_HZ), FRAME_MS);
  private final PlayoutBuffer heard = new PlayoutBuffer(HEARD_RATE_HZ, this::sendMark);
  private final Cancellable beat;
  private boolean ended;

  private PcmCaller(
      VertxEventLoop loop, MediaClock clock, WebSocket socket, EventJson json, Listener listener) {
    this.loop = loop;
    this.listener = listener;
    this.socket = socket;
    this.json = json;
    this.beat = clock.join(() -> listener.onAudio(heard.next()));
    socket.binaryMessageHandler(
        bytes -> heard.add(AudioFrame.ofLittleEndian(bytes.getBytes(), HEARD_RATE_HZ)));
    socket.textMessageHandler(this::read);
    socket.closeHandler(ignored -> end(socket.closeReason()));
  }

  /**
   * Calls.
   *
   * @param context where this end is to live
   * @param clock the beat of that context
   * @param address of the server, such as {@code "ws://localhost:7070/api/agents/default/pcm"}
   * @param token what the server wants to be shown, or null
   */
  public static Future<PcmCaller> call(
      Vertx vertx,
      Context context,
      MediaClock clock,
      WebSocketClient client,
      String address,
      @Nullable String token,
      Listener listener) {
    Promise<PcmCaller> called = Promise.promise();
    WebSocketConnectOptions options = new WebSocketConnectOptions().setAbsoluteURI(address);
    VertxEventLoop loop = new VertxEventLoop(vertx, context);
    context.runOnContext(
        ignored ->
            client
                .connect(options)
                .map(socket -> new PcmCaller(loop, clock, socket, new EventJson(), listener))
                .onSuccess(caller -> caller.say(hello(token)))
                .onComplete(called));
    return called.future();
  }

  @Override
  public void speak(AudioFrame tenMillis) {
    assert loop.isCurrent();
    if (ended) {
      return;
    }
    said.play(
        tenMillis,
        packet -> {
          Future<Void> ignored = socket.writeBinaryMessage(Buffer.buffer(packet));
        });
  }

  @Override
  public void type(String text) {
    say(new JsonObject().put("type", "text").put("text", text));
  }

  @Override
  public void hangUp() {
    if (!ended) {
      Future<Void> ignored = socket.close();
    }
  }

  private static JsonObject hello(@Nullable String token) {
    return new JsonObject()
        .put("type", "hello")
        .put("token", token)
        .put("input_rate_hz", SAID_RATE_HZ)
        .put("output_rate_hz", HEARD_RATE_HZ)
        .put("frame_ms", FRAME_MS)
        .put("marks", true)
        .put("events", true);
  }

  private void read(String text) {
    JsonObject message = new JsonObject(text);
    String type = message.getString("type");
    if (type.equals("clear")) {
      heard.clear();
    } else if (type.equals("mark")) {
      heard.addMark(message.getLong("id"));
    } else if (!NO_EVENTS.contains(type)) {
      listener.onEvent(json.read(text));
    }
  }

  private void sendMark(long id) {
    say(new JsonObject().put("type", "mark").put("id", id));
  }

  private void say(JsonObject message) {
    assert loop.isCurrent();
    if (!ended) {
      Future<Void> ignored = socket.writeTextMessage(message.encode());
    }
  }

  private void end(@Nullable String reason) {
    ended = true;
    beat.cancel();
    listener.onClosed(reason == null ? "The connection broke off." : reason);
  }
}
