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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamBadInputTest {
  private static final String START =
      "{\"event\":\"start\",\"streamSid\":\"s\",\"start\":{\"mediaFormat\":{}}}";

  private static final int MAX_CALLS = 3;

  private final SocketLimits hasty =
      new SocketLimits(200, 2_000, 200, 50, 500, 5, SocketLimits.MAX_MESSAGE_BYTES);
  private final Promise<String> typed = Promise.promise();
  private final Promise<String> gone = Promise.promise();
  private final Promise<SocketTransport> begun = Promise.promise();
  private StreamOptions options = StreamOptions.defaults();
  private final SocketServer server =
      new SocketServer((home, request) -> calls().accept(home, request, this::listen));

  private final SocketDoor door = new SocketDoor(server.vertx(), MAX_CALLS, hasty);

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
    for (int i = 0; i <= hasty.faults(); i++) {
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
      caller.send(dtmf(key));
    }
    assertEquals("12", SocketServer.await(typed.future()));
  }

  @Test
  void whoSaysNothingIsLetGoAndLeavesRoomAgain() {
    List<RoughSocket> crowd = new ArrayList<>();
    for (int i = 0; i < MAX_CALLS; i++) {
      crowd.add(RoughSocket.to(server));
    }
    assertTrue(RoughSocket.refusal(server).contains("503"), "one more is refused");
    for (RoughSocket silent : crowd) {
      assertEquals(
          "1008 Nothing came after connecting; send a first message or sound.", silent.end());
    }
    assertEquals(0, door.openSockets());
  }

  @Test
  void aStreamThatIsNotSignedIsNotTaken() {
    options = new StreamOptions("secret", 100);
    assertTrue(RoughSocket.refusal(server).contains("503"), "refused before the upgrade");
    assertEquals(0, door.openSockets());
  }

  @Test
  void payloadsThatAreNotBase64AreForgivenUntilTheyAreTooMany() {
    RoughSocket caller = RoughSocket.to(server).send(START);
    for (int i = 0; i <= hasty.faults(); i++) {
      caller.send("{\"event\":\"media\",\"media\":{\"payload\":\"%%%\"}}");
    }
    String end = caller.end();
    assertTrue(end.startsWith("1008 Too many messages could not be used. The last:"), end);
    assertTrue(end.contains("base64"), end);
  }

  @Test
  void piecesOfAnySizeAreHeardButNoneThatIsTooLong() {
    RoughSocket caller = RoughSocket.to(server).send(START);
    for (int bytes : new int[] {0, 1, 159, 161, 1_000}) {
      caller.send(media(bytes));
    }
    caller.send(dtmf("7")).send(dtmf("#"));
    assertEquals("7", SocketServer.await(typed.future()));
    caller.send(media(SocketLimits.MAX_MESSAGE_BYTES));
    assertEquals("A message was too long or not well formed.", SocketServer.await(gone.future()));
  }

  @Test
  void aFloodOfMessagesEndsTheCall() {
    RoughSocket caller = RoughSocket.to(server).send(START);
    for (int i = 0; i <= hasty.messagesPerSecond(); i++) {
      caller.send("{\"event\":\"news\"}");
    }
    assertEquals("1008 Too many messages: at most 500 a second are taken.", caller.end());
  }

  @Test
  void whoNeverReadsIsGivenUp() {
    RoughSocket.to(server).deaf().send(START);
    SocketTransport talking = SocketServer.await(begun.future());
    server.playWithoutEnd(talking, 8_000);
    assertEquals(
        "What is sent to you is not read; the line was given up.",
        SocketServer.await(gone.future()));
  }

  @Test
  void whoDoesNotAnswerPingsIsGivenUp() {
    RoughSocket.to(server).deaf().send(START);
    assertEquals(
        "The other side of the line has fallen silent, even to pings.",
        SocketServer.await(gone.future()));
  }

  @Test
  void othersCallsDoNotNoticeMisconduct() {
    RoughSocket good = RoughSocket.to(server).send(START);
    SocketServer.await(begun.future());
    RoughSocket tooFast = RoughSocket.to(server).send(START);
    RoughSocket confused = RoughSocket.to(server).send(START);
    for (int i = 0; i < 10; i++) {
      tooFast.send(media(8_000));
      confused.send(START);
    }
    assertTrue(tooFast.end().startsWith("1008"));
    assertTrue(confused.end().startsWith("1008"));
    good.send(dtmf("4")).send(dtmf("#"));
    assertEquals("4", SocketServer.await(typed.future()));
    assertEquals(1, door.openSockets());
  }

  private static String dtmf(String key) {
    return "{\"event\":\"dtmf\",\"dtmf\":{\"digit\":\"" + key + "\"}}";
  }

  private static String media(int bytes) {
    String payload = Base64.getEncoder().encodeToString(new byte[bytes]);
    return "{\"event\":\"media\",\"media\":{\"payload\":\"" + payload + "\"}}";
  }

  private StreamCalls calls() {
    return new StreamCalls(door, StreamDialect.TWILIO, options);
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
          public void onClosed(String reason) {
            gone.tryComplete(reason);
          }
        });
    begun.tryComplete(line);
  }
}
