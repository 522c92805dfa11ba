package dev.repartee.transport.rtc;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.SignallingException;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcExtension;
import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.WebRtcTransport;
import dev.repartee.transport.webrtc.client.CallerSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A caller who offers the same connection again, or comes back with another. */
@ExtendWith(WebRtcExtension.class)
class RtcReconnectionTest {
  private final WebRtc webRtc;
  private final RtcEngine engine;
  private final WebRtcCalls calls;
  private final Context context;
  private final AnsweringSide answering = new AnsweringSide();

  RtcReconnectionTest(WebRtc webRtc) {
    this.webRtc = webRtc;
    this.engine = new RtcEngine(webRtc.vertx(), RtcOptions.withMaxCalls(3));
    this.calls = new WebRtcCalls(engine);
    this.context = webRtc.newContext();
  }

  @AfterEach
  void endCalls() {
    await(calls.close());
    await(engine.close());
    assertEquals(0, engine.openPeers());
  }

  @Test
  void aNewConnectionTakesThePlaceOfTheFirstAndTheConversationGoesOn() throws Exception {
    Caller first = new Caller();
    String callId = first.call(sdp -> calls.accept(context, sdp, answering::begin));
    WebRtcTransport line = await(answering.connected());
    Caller second = new Caller();
    assertEquals(callId, second.call(sdp -> calls.acceptAgain(callId, sdp)));

    first.closed.get(20, TimeUnit.SECONDS);
    second.speakUntil(answering.heard());
    context.runOnContext(
        ignored -> line.send(new ConversationEvent.ReplyText(1, 1, "Still here.")));
    assertEquals(
        new ConversationEvent.ReplyText(1, 1, "Still here."),
        second.told.get(20, TimeUnit.SECONDS));
    assertFalse(answering.closedBecause().isDone());
    assertEquals(1, calls.openCalls());
    assertEquals(1, engine.openPeers());
  }

  @Test
  void theSameConnectionOfferedAgainIsAnsweredAsTheSame() {
    String offer = offer("abcd", "AB");
    CallAnswer first = await(calls.accept(context, offer, answering::begin));
    CallAnswer again = await(calls.acceptAgain(first.callId(), offer));
    assertEquals(first, again);

    CallAnswer other = await(calls.acceptAgain(first.callId(), offer("efgh", "CD")));
    assertEquals(first.callId(), other.callId());
    assertNotEquals(first.sdp(), other.sdp());
    assertEquals(1, engine.openPeers());
  }

  @Test
  void anOfferOfACallThatIsNotThereOrThatIsNoneIsRefused() {
    assertEquals(Kind.UNKNOWN_CALL, refusal(calls.acceptAgain("nobody", offer("abcd", "AB"))));
    CallAnswer answer = await(calls.accept(context, offer("abcd", "AB"), answering::begin));
    assertEquals(Kind.INVALID, refusal(calls.acceptAgain(answer.callId(), "nonsense")));
    assertEquals(1, calls.openCalls());
  }

  @Test
  void aCallTakesNoEndlessNumberOfOffers() {
    String callId = await(calls.accept(context, offer("abcd", "AB"), answering::begin)).callId();
    for (int i = 0; i < 100; i++) {
      assertEquals(callId, await(calls.acceptAgain(callId, offer("abcd", "AB"))).callId());
    }
    assertEquals(Kind.INVALID, refusal(calls.acceptAgain(callId, offer("abcd", "AB"))));
  }

  private static String offer(String fragment, String fingerprint) {
    return "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"
        + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=rtcp-mux\r\n"
        + ("a=ice-ufrag:" + fragment + "\r\na=ice-pwd:0123456789012345678901\r\n")
        + "a=setup:actpass\r\na=rtpmap:111 opus/48000/2\r\na=fingerprint:sha-256 "
        + ((fingerprint + ":").repeat(31) + fingerprint + "\r\n");
  }

  private static Kind refusal(Future<?> future) {
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS));
    return assertInstanceOf(SignallingException.class, failure.getCause()).kind();
  }

  /** Someone who calls, and does not say so when hanging up. */
  private final class Caller implements CallerLine.Listener {
    private final CompletableFuture<ConversationEvent> told = new CompletableFuture<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final CompletableFuture<String> callId = new CompletableFuture<>();
    private final CompletableFuture<WebRtcCaller> connected = new CompletableFuture<>();

    /** Calls, waits until it is connected, and brings the name of the call. */
    String call(Function<String, Future<CallAnswer>> answerer) throws Exception {
      CallerSignalling signalling =
          new CallerSignalling() {
            @Override
            public Future<CallAnswer> offer(String sdp) {
              return answerer.apply(sdp).onSuccess(answer -> callId.complete(answer.callId()));
            }

            @Override
            public Future<Void> hangUp(String id) {
              return Future.succeededFuture();
            }
          };
      connected.complete(
          await(WebRtcCaller.call(webRtc.engine(), webRtc.newContext(), signalling, this)));
      return callId.get(20, TimeUnit.SECONDS);
    }

    void speakUntil(CompletableFuture<Void> heard) throws Exception {
      short[] loud = new short[160];
      for (int i = 0; i < loud.length; i++) {
        loud[i] = (short) (10_000 * Math.sin(i / 4.0));
      }
      WebRtcCaller caller = connected.get(20, TimeUnit.SECONDS);
      long beat =
          webRtc
              .vertx()
              .setPeriodic(
                  10,
                  ignored ->
                      caller
                          .context()
                          .runOnContext(now -> caller.speak(AudioFrame.copyOf(loud, 16_000))));
      try {
        heard.get(20, TimeUnit.SECONDS);
      } finally {
        webRtc.vertx().cancelTimer(beat);
      }
    }

    @Override
    public void onAudio(AudioFrame tenMillis) {}

    @Override
    public void onEvent(ConversationEvent event) {
      told.complete(event);
    }

    @Override
    public void onClosed(String reason) {
      closed.complete(reason);
    }
  }
}
