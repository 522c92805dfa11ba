package dev.repartee.transport.pcm;

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
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcmBadInputTest {
  private static final int MAX_CALLS = 3;

  private final SocketLimits hasty =
      new SocketLimits(200, 2_000, 200, 50, 500, 5, SocketLimits.MAX_MESSAGE_BYTES);
  private final Promise<SocketTransport> line = Promise.promise();
  private final Promise<String> gone = Promise.promise();
  private final Promise<String> typed = Promise.promise();
  private final Promise<List<String>> signals = Promise.promise();
  private PcmOptions options = PcmOptions.defaults();
  private final SocketServer server =
      new SocketServer((home, request) -> calls().accept(home, request, this::listen));
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
    assertEquals(MAX_CALLS, door.openSockets());
    assertTrue(
        RoughSocket.refusal(server).contains("503"), "one more than " + MAX_CALLS + " is refused");
    crowd.forEach(RoughSocket::end);
    assertEquals(0, door.openSockets());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"hello","output_rate_hz":11025} | 1008 output_rate_hz must be one of
          {"type":"hello","frame_ms":"short"}     | 1008 frame_ms must be one of
          {"type":"hello","marks":1}              | 1008 marks must be true or false.
          """)
  void settingsThatCannotBeAreToldByName(String hello, String end) {
    String said = RoughSocket.to(server).send(hello).end();
    assertTrue(said.startsWith(end), said);
  }

  @Test
  void withoutTheTokenThereIsNoCall() {
    options = new PcmOptions("secret", 40);
    assertEquals(
        "1008 The token is missing or wrong; send it with hello.",
        RoughSocket.to(server).send(Buffer.buffer(new byte[320])).end());
    assertEquals(
        "1008 The token is missing or wrong; send it with hello.",
        RoughSocket.to(server).send("{\"type\":\"hello\",\"token\":\"secret2\"}").end());
  }

  @Test
  void withTheTokenThereIsOne() {
    options = new PcmOptions("secret", 40);
    RoughSocket.to(server).send("{\"type\":\"hello\",\"token\":\"secret\"}");
    SocketServer.await(line.future());
  }

  @ParameterizedTest
  @CsvSource({"garbage", "[]", "{}", "{\"type\":\"text\"}", "{\"type\":\"mark\"}"})
  void garbageIsForgivenUntilItIsTooMuch(String message) {
    RoughSocket caller = RoughSocket.to(server);
    for (int i = 0; i <= hasty.faults(); i++) {
      caller.send(message);
    }
    String end = caller.end();
    assertTrue(end.startsWith("1008 Too many messages could not be used."), end);
  }

  @Test
  void halfASampleCannotBeUsed() {
    RoughSocket caller = RoughSocket.to(server);
    for (int i = 0; i <= hasty.faults(); i++) {
      caller.send(Buffer.buffer(new byte[321]));
    }
    String end = caller.end();
    assertTrue(end.contains("no whole number of samples"), end);
  }

  @Test
  void soundAtTenTimesItsSpeedEndsTheCall() {
    RoughSocket caller = RoughSocket.to(server);
    for (int second = 0; second < 10; second++) {
      caller.send(Buffer.buffer(new byte[32_000]));
    }
    assertEquals("1008 Sound came faster than it is spoken; send it in real time.", caller.end());
  }

  @Test
  void aFloodOfMessagesEndsTheCall() {
    RoughSocket caller = RoughSocket.to(server);
    for (int i = 0; i <= hasty.messagesPerSecond(); i++) {
      caller.send("{\"type\":\"news\"}");
    }
    assertEquals("1008 Too many messages: at most 500 a second are taken.", caller.end());
  }

  @Test
  void aMessageThatIsTooLongEndsTheCall() {
    RoughSocket caller = RoughSocket.to(server).send("{\"type\":\"hello\"}");
    SocketServer.await(line.future());
    caller.send(Buffer.buffer(new byte[2 * SocketLimits.MAX_MESSAGE_BYTES]));
    assertEquals("A message was too long or not well formed.", SocketServer.await(gone.future()));
  }

  @Test
  void whoNeverReadsIsGivenUp() {
    RoughSocket.to(server).deaf().send("{\"type\":\"hello\",\"output_rate_hz\":48000}");
    SocketTransport talking = SocketServer.await(line.future());
    server.playWithoutEnd(talking, 48_000);
    assertEquals(
        "What is sent to you is not read; the line was given up.",
        SocketServer.await(gone.future()));
  }

  @Test
  void whoDoesNotAnswerPingsIsGivenUp() {
    RoughSocket.to(server).deaf().send("{\"type\":\"hello\"}");
    assertEquals(
        "The other side of the line has fallen silent, even to pings.",
        SocketServer.await(gone.future()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"hello"}
          {"type":"start"}
          {"type":"mark","id":7}
          {"type":"news","about":{"what":[1,2]}}
          """)
  void whatComesTwiceOrTooEarlyOrIsNotKnownDoesNotEndTheCall(String message) {
    RoughSocket.to(server)
        .send("{\"type\":\"hello\"}")
        .send(message)
        .send("{\"type\":\"text\",\"text\":\"still here\"}");
    assertEquals("still here", SocketServer.await(typed.future()));
  }

  @Test
  void othersCallsDoNotNoticeMisconduct() {
    RoughSocket good = RoughSocket.to(server).send("{\"type\":\"hello\"}");
    SocketServer.await(line.future());
    RoughSocket tooFast = RoughSocket.to(server);
    RoughSocket flood = RoughSocket.to(server);
    for (int i = 0; i <= hasty.messagesPerSecond(); i++) {
      tooFast.send(Buffer.buffer(new byte[32_000]));
      flood.send("garbage");
    }
    assertTrue(tooFast.end().startsWith("1008"));
    assertTrue(flood.end().startsWith("1008"));
    good.send("{\"type\":\"text\",\"text\":\"still here\"}");
    assertEquals("still here", SocketServer.await(typed.future()));
    assertEquals(1, door.openSockets());
  }

  @Test
  void theButtonAndTheHushReachTheAgent() {
    RoughSocket.to(server)
        .send("{\"type\":\"talk_started\"}")
        .send("{\"type\":\"talk_ended\"}")
        .send("{\"type\":\"hush\"}");
    assertEquals(List.of("started", "ended", "hushed"), SocketServer.await(signals.future()));
  }

  private PcmCalls calls() {
    return new PcmCalls(door, options);
  }

  private void listen(SocketTransport begun) {
    begun.start(new Agent());
    line.tryComplete(begun);
  }

  /** The engine's side. */
  private final class Agent implements CallListener {
    private final List<String> seen = new ArrayList<>();

    @Override
    public void onAudio(AudioFrame frame) {}

    @Override
    public void onText(String text) {
      typed.tryComplete(text);
    }

    @Override
    public void onTalkStarted() {
      seen.add("started");
    }

    @Override
    public void onTalkEnded() {
      seen.add("ended");
    }

    @Override
    public void onHushed() {
      seen.add("hushed");
      signals.tryComplete(List.copyOf(seen));
    }

    @Override
    public void onClosed(String reason) {
      gone.tryComplete(reason);
    }
  }
}
