package dev.repartee.bench.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameSocketTest {
  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void speaksWithAServerThatKnowsTheProtocol() throws InterruptedException {
    URI address =
        serve(
            socket -> {
              socket.textMessageHandler(text -> heard.add("text " + text));
              socket.binaryMessageHandler(bytes -> heard.add("binary " + bytes.length()));
              socket.pongHandler(pong -> heard.add("pong " + pong));
              send(socket.writeTextMessage("x".repeat(300)));
              send(socket.writeBinaryMessage(Buffer.buffer(new byte[640])));
              send(socket.writePing(Buffer.buffer("there?")));
              send(socket.writeTextMessage("small"));
            });
    FrameSocket socket = FrameSocket.connect(client, address, new Notes()).await();
    assertEquals("text of 300", next(told));
    assertEquals("binary of 640", next(told));
    assertEquals("text of 5", next(told));
    assertEquals("pong there?", next(heard));

    socket.send(FrameSocket.text("hello"));
    socket.send(FrameSocket.text("y".repeat(400)));
    socket.send(FrameSocket.binary(new byte[1000]));
    assertEquals("text hello", next(heard));
    assertEquals("text " + "y".repeat(400), next(heard));
    assertEquals("binary 1000", next(heard));
  }

  @Test
  void tellsWhyTheServerHungUp() throws InterruptedException {
    URI address = serve(socket -> send(socket.close((short) 1013, "Too busy.")));
    FrameSocket.connect(client, address, new Notes()).await();
    assertEquals("closed: Too busy.", next(told));
  }

  @Test
  void hangsUp() throws InterruptedException {
    URI address = serve(socket -> socket.closeHandler(ignored -> heard.add("closed")));
    FrameSocket.connect(client, address, new Notes()).await().close();
    assertEquals("closed", next(heard));
    assertTrue(told.isEmpty());
  }

  @Test
  void failsWithTheServersStatusWhenItIsRefused() {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> send(request.response().setStatusCode(503).end()))
            .listen(0, "127.0.0.1")
            .await();
    Future<FrameSocket> connected = FrameSocket.connect(client, address(server), new Notes());
    Exception e = assertThrows(Exception.class, connected::await);
    assertTrue(String.valueOf(e.getMessage()).contains("503"), e::toString);
  }

  private URI serve(Consumer<ServerWebSocket> answer) {
    HttpServer server =
        vertx.createHttpServer().webSocketHandler(answer::accept).listen(0, "127.0.0.1").await();
    return address(server);
  }

  private static URI address(HttpServer server) {
    return URI.create("ws://127.0.0.1:" + server.actualPort() + "/ws");
  }

  private static void send(Future<Void> sent) {
    sent.onFailure(
        error -> {
          throw new AssertionError(error);
        });
  }

  private static String next(BlockingQueue<String> queue) throws InterruptedException {
    return String.valueOf(queue.poll(20, TimeUnit.SECONDS));
  }

  private final class Notes implements FrameSocket.Listener {
    @Override
    public void onText(byte[] bytes, int from, int length) {
      String text = new String(bytes, from, length, StandardCharsets.UTF_8);
      told.add("text of " + text.length());
    }

    @Override
    public void onBinary(byte[] bytes, int from, int length) {
      told.add("binary of " + length);
    }

    @Override
    public void onClosed(String reason) {
      told.add("closed: " + reason);
    }
  }
}
