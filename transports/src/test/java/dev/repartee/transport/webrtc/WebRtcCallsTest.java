package dev.repartee.transport.webrtc;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.Problem;
import dev.repartee.engine.spi.CallTransport.CallListener;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.client.HttpSignalling;
import dev.repartee.transport.webrtc.client.LocalSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WebRtcExtension.class)
class WebRtcCallsTest {
  private static final String HEAD = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
  private static final String AUDIO = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";

  private final WebRtc webRtc;
  private final WebRtcCalls calls;
  private final Promise<WebRtcTransport> connected = Promise.promise();
  private final CompletableFuture<String> closedBecause = new CompletableFuture<>();

  WebRtcCallsTest(WebRtc webRtc) {
    this.webRtc = webRtc;
    this.calls = new WebRtcCalls(webRtc.engine());
  }

  @AfterEach
  void endCalls() {
    await(calls.close());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        HEAD,
        HEAD + AUDIO,
        HEAD + AUDIO + "c=IN IP4 0.0.0.0\r\na=rtpmap:111 opus/48000/2\r\n",
        HEAD + AUDIO + "a=fingerprint:sha-256 zz\r\n",
        HEAD + "m=audio\r\n",
        HEAD + AUDIO + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n",
        "v=0\u0000\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
      })
  void refusesABadOfferWithASentenceAndGoesOn(String sdp) throws Exception {
    SignallingException refusal = refusal(accept(sdp));
    assertEquals(Kind.INVALID, refusal.kind());
    String sentence = String.valueOf(refusal.getMessage());
    assertTrue(sentence.endsWith(".") && !sentence.contains("\n"), sentence);
    assertEquals(0, calls.openCalls());
    assertNotNull(call(new Witness()), "a good call is taken after the bad one");
  }

  @Test
  void refusesMoreCallsThanAreAllowed() {
    // Another engine, which never starts: the limit is looked at first.
    WebRtcCalls oneCall =
        new WebRtcCalls(new WebRtcEngine(webRtc.vertx(), new WebRtcOptions(0, 0, 1)));
    String offer = HEAD + AUDIO;
    Future<CallAnswer> first = oneCall.accept(webRtc.newContext(), offer, ignored -> {});
    SignallingException refusal =
        refusal(oneCall.accept(webRtc.newContext(), offer, ignored -> {}));
    assertEquals(Kind.TOO_MANY_CALLS, refusal.kind());
    assertEquals(Kind.INVALID, refusal(first).kind());
    assertEquals(0, oneCall.openCalls());
  }

  @Test
  void knowsNoCallThatItDidNotAnswer() {
    IceCandidate candidate = new IceCandidate("candidate:1 1 UDP 1 192.0.2.1 9 typ host", "0", 0);
    assertEquals(Kind.UNKNOWN_CALL, refusal(calls.addCandidate("none", candidate)).kind());
    assertEquals(Kind.UNKNOWN_CALL, refusal(calls.hangUp("none")).kind());
  }

  @Test
  void takesFurtherCandidatesAndRefusesBadOnes() throws Exception {
    call(new Witness());
    String callId = await(connected.future()).callId();
    String line = "candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host generation 0 ufrag x";
    await(calls.addCandidate(callId, new IceCandidate(line, "0", 0)));
    await(calls.addCandidate(callId, new IceCandidate(line, null, 0)));
    await(calls.addCandidate(callId, new IceCandidate("", "0", 0)));
    IceCandidate hidden =
        new IceCandidate(
            "candidate:1 1 udp 2113937151 0b1c2d3e-0000-4000-8000-000000000000.local 50000 typ"
                + " host",
            "0",
            0);
    await(calls.addCandidate(callId, hidden));
    Future<Void> bad = calls.addCandidate(callId, new IceCandidate("candidate:rubbish", "0", 0));
    assertEquals(Kind.INVALID, refusal(bad).kind());
  }

  @Test
  void tellsACallerWhoTypesTooMuchWhatToDo() throws Exception {
    Witness witness = new Witness();
    WebRtcCaller caller = call(witness);
    await(connected.future());
    on(caller, () -> caller.type("x".repeat(5_000)));
    Problem problem = assertInstanceOf(Problem.class, witness.event.get(20, TimeUnit.SECONDS));
    assertEquals(
        "text has 5000 characters, but at most 4000 are read; shorten it.", problem.message());
  }

  @Test
  void endsACallByItsName() throws Exception {
    call(new Witness());
    await(calls.hangUp(await(connected.future()).callId()));
    assertEquals("The caller has hung up.", closedBecause.get(20, TimeUnit.SECONDS));
    assertEquals(0, calls.openCalls());
  }

  @Test
  void noticesThatACallerHasVanished() throws Exception {
    try (CallsOverHttp http = new CallsOverHttp(webRtc.vertx(), calls, this::begin)) {
      Process caller = startVanishingCaller(http.baseUrl());
      try {
        await(connected.future());
      } finally {
        caller.destroyForcibly().waitFor();
      }
      assertEquals("The other side is not there any more.", reasonWithin(60));
      assertEquals(0, calls.openCalls());
    }
  }

  @Test
  void answersACallerOverHttpAndHearsItHangUp() throws Exception {
    HttpClient client = webRtc.vertx().createHttpClient();
    try (CallsOverHttp http = new CallsOverHttp(webRtc.vertx(), calls, this::begin)) {
      WebRtcCaller caller =
          await(
              WebRtcCaller.call(
                  webRtc.engine(),
                  webRtc.newContext(),
                  new HttpSignalling(client, http.baseUrl() + "/", "front-desk"),
                  new Witness()));
      await(connected.future());
      on(caller, caller::hangUp);
      assertTrue(!reasonWithin(20).isBlank());
    } finally {
      await(client.close());
    }
  }

  @Test
  void saysWhatToDoWhenNoServerAnswers() {
    HttpClient client = webRtc.vertx().createHttpClient();
    SignallingException refusal =
        refusal(new HttpSignalling(client, "http://127.0.0.1:1", null).offer("v=0"));
    assertEquals(Kind.UNAVAILABLE, refusal.kind());
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("start one with ./repartee serve"),
        refusal.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new HttpSignalling(client, "localhost:80", null));
    await(client.close());
  }

  private Future<CallAnswer> accept(String sdp) {
    return calls.accept(webRtc.newContext(), sdp, this::begin);
  }

  private WebRtcCaller call(CallerLine.Listener listener) {
    Context context = webRtc.newContext();
    return await(
        WebRtcCaller.call(
            webRtc.engine(), context, new LocalSignalling(calls, context, this::begin), listener));
  }

  private void begin(WebRtcTransport transport) {
    transport.start(
        new CallListener() {
          @Override
          public void onAudio(AudioFrame frame) {}

          @Override
          public void onText(String text) {}

          @Override
          public void onClosed(String reason) {
            closedBecause.complete(reason);
          }
        });
    connected.tryComplete(transport);
  }

  private String reasonWithin(long seconds) throws Exception {
    return closedBecause.get(seconds, TimeUnit.SECONDS);
  }

  private static Process startVanishingCaller(String baseUrl) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            VanishingCaller.class.getName(),
            baseUrl)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.INHERIT)
        .start();
  }

  private static void on(WebRtcCaller caller, Runnable action) {
    caller.context().runOnContext(ignored -> action.run());
  }

  private static SignallingException refusal(Future<?> future) {
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS));
    return assertInstanceOf(SignallingException.class, failure.getCause());
  }

  private static final class Witness implements CallerLine.Listener {
    private final CompletableFuture<ConversationEvent> event = new CompletableFuture<>();

    @Override
    public void onAudio(AudioFrame tenMillis) {}

    @Override
    public void onEvent(ConversationEvent happened) {
      event.complete(happened);
    }

    @Override
    public void onClosed(String reason) {}
  }
}
