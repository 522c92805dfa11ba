package dev.repartee.transport.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.CallControl;
import dev.repartee.engine.CallSettings;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.transport.socket.RoughSocket;
import dev.repartee.transport.socket.SocketDoor;
import dev.repartee.transport.socket.SocketLimits;
import dev.repartee.transport.socket.SocketServer;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RealtimeBadInputTest {
  private static final int MAX_CALLS = 3;

  private final SocketLimits hasty = new SocketLimits(200, 2_000, 200, 50, 500, 5, 200_000);
  private final Promise<CallTransport> line = Promise.promise();
  private @Nullable String token;
  private final SocketServer server =
      new SocketServer((home, request) -> calls().accept(home, request, this::started));
  private final SocketDoor door = new SocketDoor(server.vertx(), MAX_CALLS, hasty);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whoSaysNothingIsLetGo() {
    assertEquals(
        "1008 Nothing came after connecting; send a first message or sound.",
        RoughSocket.to(server).end());
  }

  @Test
  void aCrowdThatSaysNothingMeetsTheBoundOfCallsAndLeavesRoomAgain() {
    List<RoughSocket> crowd = new ArrayList<>();
    for (int i = 0; i < MAX_CALLS; i++) {
      crowd.add(RoughSocket.to(server));
    }
    assertTrue(RoughSocket.refusal(server).contains("503"), "one more is refused");
    crowd.forEach(RoughSocket::end);
    assertEquals(0, door.openSockets());
  }

  @Test
  void withoutTheTokenThereIsNoCall() {
    token = "secret";
    assertTrue(RoughSocket.refusal(server).startsWith("io.vertx"), "refused before the upgrade");
  }

  @Test
  void garbageIsForgivenUntilItIsTooMuch() {
    RoughSocket program = RoughSocket.to(server);
    for (int i = 0; i <= hasty.faults(); i++) {
      program.send("garbage");
    }
    String end = program.end();
    assertTrue(end.startsWith("1008 Too many messages could not be used."), end);
  }

  @Test
  void soundAtTenTimesItsSpeedIsTaken() {
    RoughSocket program = RoughSocket.to(server);
    for (int second = 0; second < 10; second++) {
      program.send(append(48_000));
    }
    program.send("{\"type\":\"input_audio_buffer.clear\"}");
    for (int i = 0; i <= hasty.faults(); i++) {
      program.send("enough");
    }
    assertTrue(program.end().contains("The last: A message is not a JSON object."));
  }

  @Test
  void soundWithoutEndIsRefusedPieceByPieceAndAtLastEndsTheCall() {
    RoughSocket program = RoughSocket.to(server);
    for (int second = 0; second < InputSound.MAX_SECONDS + 10; second++) {
      program.send(append(48_000));
    }
    String end = program.end();
    assertTrue(end.contains("seconds of sound may wait"), end);
  }

  @Test
  void aMessageThatIsTooLongEndsTheCall() {
    RoughSocket program = RoughSocket.to(server).send(append(300_000));
    assertEquals("1008 A message was too long or not well formed.", program.end());
  }

  @Test
  void aFloodOfMessagesEndsTheCall() {
    RoughSocket program = RoughSocket.to(server);
    for (int i = 0; i <= hasty.messagesPerSecond(); i++) {
      program.send("{\"type\":\"input_audio_buffer.clear\"}");
    }
    assertEquals("1008 Too many messages: at most 500 a second are taken.", program.end());
  }

  @Test
  void whoNeverReadsIsGivenUp() {
    Promise<String> gone = Promise.promise();
    RoughSocket.to(server).deaf().send("{\"type\":\"input_audio_buffer.clear\"}");
    CallTransport talking = SocketServer.await(line.future());
    server.context().runOnContext(ignored -> talking.start(new Agent(gone)));
    server.playWithoutEnd(talking, 24_000);
    assertEquals(
        "What is sent to you is not read; the line was given up.",
        SocketServer.await(gone.future()));
  }

  @Test
  void whoDoesNotAnswerPingsIsGivenUp() {
    Promise<String> gone = Promise.promise();
    RoughSocket.to(server).deaf().send("{\"type\":\"input_audio_buffer.clear\"}");
    CallTransport silent = SocketServer.await(line.future());
    server.context().runOnContext(ignored -> silent.start(new Agent(gone)));
    assertEquals(
        "The other side of the line has fallen silent, even to pings.",
        SocketServer.await(gone.future()));
  }

  @Test
  void soundThatIsNoSoundIsToldAndForgivenUntilItIsTooMuch() {
    RoughSocket program = RoughSocket.to(server);
    for (int i = 0; i <= hasty.faults(); i++) {
      program.send("{\"type\":\"input_audio_buffer.append\",\"audio\":\"%%%\"}");
    }
    String end = program.end();
    assertTrue(end.startsWith("1008 Too many messages could not be used. The last:"), end);
  }

  @Test
  void othersCallsDoNotNoticeMisconduct() {
    RoughSocket good = RoughSocket.to(server).send("{\"type\":\"input_audio_buffer.clear\"}");
    SocketServer.await(line.future());
    RoughSocket garbage = RoughSocket.to(server);
    RoughSocket flood = RoughSocket.to(server);
    for (int i = 0; i <= hasty.messagesPerSecond(); i++) {
      garbage.send("garbage");
      flood.send("{\"type\":\"input_audio_buffer.clear\"}");
    }
    assertTrue(garbage.end().startsWith("1008"));
    assertTrue(flood.end().startsWith("1008"));
    assertEquals(1, door.openSockets());
    good.send("{\"type\":\"input_audio_buffer.clear\"}");
    for (int i = 0; i <= hasty.faults(); i++) {
      good.send("enough");
    }
    assertTrue(good.end().contains("not a JSON object"), "it was still listened to");
  }

  private static String append(int bytes) {
    return "{\"type\":\"input_audio_buffer.append\",\"audio\":\""
        + Base64.getEncoder().encodeToString(new byte[bytes])
        + "\"}";
  }

  private RealtimeCalls calls() {
    return new RealtimeCalls(
        door, new RealtimeOptions(true, token, 40), hasty, InstantSource.system());
  }

  private CallControl started(CallTransport begun, String callId, CallSettings settings) {
    begun.send(new ReplyText(0, 1, "What is said."));
    line.tryComplete(begun);
    return new FakeConversation();
  }
}
