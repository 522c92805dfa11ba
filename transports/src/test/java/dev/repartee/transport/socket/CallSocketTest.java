package dev.repartee.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallSocketTest {
  private final SocketServer server =
      new SocketServer(
          (home, request) -> door().open(home, request).onSuccess(Echo::on).mapEmpty());
  private final SocketDoor door = new SocketDoor(server.vertx(), 1, SocketLimits.defaults());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void messagesComeInTheirOrderWholeOrInFragments() {
    String longText = "ü".repeat(20_000);
    assertEquals(
        List.of("first", "in three pieces", longText, "000102", "last"),
        echoes(
            5,
            socket ->
                Future.all(
                        socket.writeTextMessage("first"),
                        socket.writeFrame(WebSocketFrame.textFrame("in ", false)),
                        socket.writeFrame(continuation("three ", false)),
                        socket.writeFrame(continuation("pieces", true)),
                        socket.writeTextMessage(longText),
                        socket.writeBinaryMessage(Buffer.buffer(new byte[] {0, 1, 2})))
                    .compose(sent -> socket.writeTextMessage("last"))));
  }

  @Test
  void aCallRunsOnTheContextOfItsHome() {
    assertEquals(List.of("true"), echoes(1, socket -> socket.writeTextMessage("context?")));
  }

  private List<String> echoes(int count, Function<WebSocket, Future<Void>> talk) {
    Promise<List<String>> all = Promise.promise();
    List<String> got = new ArrayList<>();
    SocketServer.await(
        server.onContext(
            () ->
                server
                    .client()
                    .connect(server.port(), "127.0.0.1", "/call")
                    .compose(
                        socket -> {
                          socket.textMessageHandler(text -> note(text, got, count, all));
                          socket.binaryMessageHandler(
                              bytes -> note(hexOf(bytes.getBytes()), got, count, all));
                          return talk.apply(socket);
                        })));
    return SocketServer.await(all.future());
  }

  private static WebSocketFrame continuation(String text, boolean isFinal) {
    return WebSocketFrame.continuationFrame(Buffer.buffer(text), isFinal);
  }

  private static void note(String message, List<String> got, int count, Promise<List<String>> all) {
    got.add(message);
    if (got.size() == count) {
      all.complete(got);
    }
  }

  private static String hexOf(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private SocketDoor door() {
    return door;
  }

  /** Sends everything back. */
  private record Echo(CallSocket socket) implements CallSocket.Listener {
    static void on(CallSocket socket) {
      socket.listen(new Echo(socket));
    }

    @Override
    public void onText(byte[] utf8, int length) {
      String text = new String(utf8, 0, length, StandardCharsets.UTF_8);
      if (text.equals("context?")) {
        socket.send(Boolean.toString(Vertx.currentContext() != null && socket.loop().isCurrent()));
      } else {
        socket.sendText(utf8, length);
      }
    }

    @Override
    public void onBinary(byte[] message, int length) {
      socket.sendBinary(message, length);
    }

    @Override
    public void onGone(String reason) {}
  }
}
