package dev.repartee.transport.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.CallTransport.CallListener;
import dev.repartee.transport.socket.RoughSocket;
import dev.repartee.transport.socket.SocketDoor;
import dev.repartee.transport.socket.SocketLimits;
import dev.repartee.transport.socket.SocketServer;
import dev.repartee.transport.socket.SocketTransport;
import io.vertx.core.Promise;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamBadInputTest {
  private static final String START =
      "{\"event\":\"start\",\"streamSid\":\"s\",\"start\":{\"mediaFormat\":{}}}";

  private final Promise<String> typed = Promise.promise();
  private final SocketServer server =
      new SocketServer((home, request) -> calls().accept(home, request, this::listen));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void soundBeforeTheStartEndsTheCall() {
    String end = RoughSocket.to(server).send(media(160)).end();
    assertEquals("1008 A message came before start.", end);
  }

  @Test
  void garbageBeforeTheStartEndsTheCall() {
    assertEquals(
        "1008 A message is not a JSON object.", RoughSocket.to(server).send("garbage").end());
  }

  @Test
  void garbageInTheMiddleIsForgivenUntilItIsTooMuch() {
    RoughSocket caller = RoughSocket.to(server).send(START);
    for (int i = 0; i <= SocketLimits.defaults().faults(); i++) {
      caller.send(START);
    }
    String end = caller.end();
    assertTrue(end.startsWith("1008 Too many messages could not be used. The last: start"), end);
  }

  @Test
  void soundAtTenTimesItsSpeedEndsTheCall() {
    RoughSocket caller = RoughSocket.to(server).send(START);
    for (int second = 0; second < 10; second++) {
      caller.send(media(8_000));
    }
    String end = caller.end();
    assertTrue(end.startsWith("1008 Sound came faster than it is spoken"), end);
  }

  @Test
  void unknownMessagesAreIgnoredAndTheCallGoesOn() {
    RoughSocket caller = RoughSocket.to(server).send("{\"event\":\"connected\"}").send(START);
    for (int i = 0; i < 100; i++) {
      caller.send("{\"event\":\"news\"}");
    }
    for (String key : List.of("1", "2", "#")) {
      caller.send("{\"event\":\"dtmf\",\"dtmf\":{\"digit\":\"" + key + "\"}}");
    }
    assertEquals("12", SocketServer.await(typed.future()));
  }

  private static String media(int bytes) {
    String payload = Base64.getEncoder().encodeToString(new byte[bytes]);
    return "{\"event\":\"media\",\"media\":{\"payload\":\"" + payload + "\"}}";
  }

  private StreamCalls calls() {
    return new StreamCalls(
        new SocketDoor(server.vertx(), 1, SocketLimits.defaults()),
        StreamDialect.TWILIO,
        StreamOptions.defaults());
  }

  private void listen(SocketTransport line) {
    line.start(
        new CallListener() {
          @Override
          public void onAudio(AudioFrame frame) {}

          @Override
          public void onText(String text) {
            typed.tryComplete(text);
          }

          @Override
          public void onClosed(String reason) {}
        });
  }
}
