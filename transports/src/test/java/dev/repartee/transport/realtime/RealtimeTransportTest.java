package dev.repartee.transport.realtime;

import static dev.repartee.transport.socket.SocketServer.await;

import dev.repartee.engine.CallSettings;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.CallTransportContract;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.audio.OutgoingSound;
import dev.repartee.transport.audio.PlayoutBuffer;
import dev.repartee.transport.audio.WireFormat;
import dev.repartee.transport.socket.SocketDoor;
import dev.repartee.transport.socket.SocketLimits;
import dev.repartee.transport.socket.SocketServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Base64;

class RealtimeTransportTest extends CallTransportContract {
  private static final int RATE_HZ = 24_000;

  private final Promise<CallTransport> line = Promise.promise();
  private final SocketServer server =
      new SocketServer((home, request) -> calls().accept(home, request, this::started));

  @Override
  protected Line connect(CallerListener listener) {
    Program program =
        await(
            server.onContext(
                () ->
                    server
                        .client()
                        .connect(server.port(), "127.0.0.1", "/v1/realtime?model=any")
                        .map(socket -> new Program(socket, listener))));
    return new Line(server.vertx(), server.context(), await(line.future()), program);
  }

  @Override
  protected void release() {
    server.close();
  }

  private RealtimeCalls calls() {
    return new RealtimeCalls(
        new SocketDoor(server.vertx(), 1, SocketLimits.defaults()), RealtimeOptions.defaults());
  }

  /** Sound is sent as a part of a response, so there has to be one. */
  private FakeConversation started(CallTransport begun, String callId, CallSettings settings) {
    begun.send(new ReplyText(0, 1, "What is said."));
    line.complete(begun);
    return new FakeConversation();
  }

  /** A program that plays what comes, as a person would hear it. */
  private final class Program implements Caller {
    private final WebSocket socket;
    private final OutgoingSound said = OutgoingSound.unbroken(WireFormat.linear(RATE_HZ), 20);
    private final PlayoutBuffer heard = new PlayoutBuffer(RATE_HZ, mark -> {});

    Program(WebSocket socket, CallerListener listener) {
      this.socket = socket;
      socket.textMessageHandler(this::read);
      VertxEventLoop loop = new VertxEventLoop(server.vertx(), server.context());
      Cancellable ignored = new MediaClock(loop).join(() -> listener.onAudio(heard.next()));
    }

    @Override
    public void speak(AudioFrame tenMillis) {
      said.play(
          tenMillis,
          packet ->
              send(
                  new JsonObject()
                      .put("type", "input_audio_buffer.append")
                      .put("audio", Base64.getEncoder().encodeToString(packet))));
    }

    @Override
    public void type(String text) {
      throw new UnsupportedOperationException("a program creates items, which are no typed text");
    }

    @Override
    public void hangUp() {
      Future<Void> ignored = socket.close();
    }

    private void read(String message) {
      JsonObject event = new JsonObject(message);
      if (event.getString("type").equals("response.output_audio.delta")) {
        byte[] sound = Base64.getDecoder().decode(event.getString("delta"));
        heard.add(AudioFrame.ofLittleEndian(sound, RATE_HZ));
      }
    }

    private void send(JsonObject event) {
      if (!socket.isClosed()) {
        Future<Void> ignored = socket.writeTextMessage(event.encode());
      }
    }
  }
}
