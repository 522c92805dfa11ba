package dev.repartee.transport.rtc;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.rtc.ice.Checks;
import dev.repartee.transport.rtc.ice.PortRange;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.IceCandidate;
import dev.repartee.transport.webrtc.SignallingException;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcExtension;
import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.WebRtcTransport;
import dev.repartee.transport.webrtc.client.CallerSignalling;
import dev.repartee.transport.webrtc.client.LocalSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls in bad company; the good caller's WebRTC is the one of browsers. */
@ExtendWith(WebRtcExtension.class)
class RtcCallsTest {
  private static final String HEAD = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
  private static final String AUDIO = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";
  private static final String OFFER =
      HEAD
          + AUDIO
          + "a=mid:0\r\na=rtcp-mux\r\na=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n"
          + "a=setup:actpass\r\na=rtpmap:111 opus/48000/2\r\na=fingerprint:sha-256 "
          + "AB:".repeat(31)
          + "CD\r\n";
  private static final int MAX_CALLS = 20;

  private final WebRtc webRtc;
  private final RtcEngine engine;
  private final WebRtcCalls calls;
  private final AnsweringSide answering = new AnsweringSide();

  RtcCallsTest(WebRtc webRtc) {
    this.webRtc = webRtc;
    RtcOptions options = new RtcOptions(new PortRange(0, 0), MAX_CALLS, Duration.ofSeconds(4));
    this.engine = new RtcEngine(webRtc.vertx(), options);
    this.calls = new WebRtcCalls(engine);
  }

  @AfterEach
  void endCalls() {
    await(calls.close());
    await(engine.close());
    assertEquals(0, engine.openPeers());
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
        "v=0\u0000\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
      })
  void refusesABadOfferWithASentenceAndGoesOn(String sdp) {
    SignallingException refusal = refusal(accept(sdp));
    assertEquals(Kind.INVALID, refusal.kind());
    String sentence = String.valueOf(refusal.getMessage());
    assertTrue(sentence.endsWith(".") && !sentence.contains("\n"), sentence);
    assertEquals(0, calls.openCalls());
    await(accept(OFFER));
  }

  @Test
  void answersNoOfferWhenItHasBeenShutDown() {
    await(engine.close());
    assertEquals(Kind.UNAVAILABLE, refusal(accept(OFFER)).kind());
    assertEquals(0, calls.openCalls());
  }

  @Test
  void saysOnWhichAddressesItCanBeReached() {
    assertFalse(await(engine.start()).isBlank());
    assertEquals(0, engine.openPeers());
  }

  @Test
  void takesFurtherCandidatesThoughItNeedsNone() {
    CallAnswer answer = await(accept(OFFER));
    String line = "candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host generation 0 ufrag x";
    await(calls.addCandidate(answer.callId(), new IceCandidate(line, "0", 0)));
    await(calls.addCandidate(answer.callId(), new IceCandidate("", "0", 0)));
    IceCandidate none = new IceCandidate("rubbish", "0", 0);
    assertEquals(Kind.INVALID, refusal(calls.addCandidate(answer.callId(), none)).kind());
  }

  @Test
  void letsAThousandOffersWithoutMediaTakeNoMoreThanTheirShare() {
    await(accept(OFFER));
    long descriptorsBefore = descriptors();
    List<Future<CallAnswer>> offers = new ArrayList<>();
    Context context = webRtc.newContext();
    for (int i = 0; i < 1_000; i++) {
      offers.add(calls.accept(context, OFFER, ignored -> {}));
    }
    await(Future.join(offers).transform(done -> Future.succeededFuture()));
    assertEquals(MAX_CALLS - 1, offers.stream().filter(Future::succeeded).count());
    offers.stream()
        .filter(Future::failed)
        .forEach(failed -> assertEquals(Kind.TOO_MANY_CALLS, refusal(failed).kind()));
    assertEquals(MAX_CALLS, engine.openPeers());
    assertTrue(descriptors() - descriptorsBefore < 20, "the sockets are shared");
  }

  @Test
  void goesOnUnmovedByWhatStrangersSend() throws Exception {
    OverheardSignalling signalling = overheard();
    WebRtcCaller caller = call(signalling);
    await(answering.connected());
    Random random = new Random(6);
    try (Stranger stranger = new Stranger(signalling.answer())) {
      String fragment = attribute(signalling.answer(), "ice-ufrag");
      String password = attribute(signalling.answer(), "ice-pwd");
      String name = fragment + ":" + attribute(signalling.offer(), "ice-ufrag");
      for (int i = 0; i < 2_000; i++) {
        byte[] garbage = new byte[1 + random.nextInt(1_400)];
        random.nextBytes(garbage);
        stranger.send(garbage);
      }
      stranger.send(new byte[60_000]);
      stranger.send(Checks.request(name, "a wrong password", 1));
      stranger.send(Checks.request("nobody:abcd", password, 2));
      stranger.send(Checks.request(fragment, password, 3));
      stranger.send(Checks.request(name, password, 4));
      assertEquals(4, Checks.transaction(stranger.receive()), "nothing else is answered");
    }
    speakUntilHeard(caller);
    assertFalse(answering.closedBecause().isDone());
  }

  @Test
  void endsACallOfABrowserThatShowsAnotherCertificate() throws Exception {
    String another = "sha-256 " + "AB:".repeat(31) + "CD";
    CallerSignalling signalling =
        overheard().changing(sdp -> sdp.replace(attribute(sdp, "fingerprint"), another));
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () ->
                WebRtcCaller.call(webRtc.engine(), webRtc.newContext(), signalling, new Deaf())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS));
    assertTrue(String.valueOf(failure.getMessage()).contains("before it was connected"));
    assertFalse(answering.connected().isComplete());
  }

  @Test
  void leavesNothingOfManyCallsBehind() throws Exception {
    for (int i = 0; i < 3; i++) {
      holdACall();
    }
    long descriptorsBefore = descriptors();
    for (int i = 0; i < 20; i++) {
      holdACall();
    }
    long descriptors = descriptors() - descriptorsBefore;
    assertTrue(descriptors <= 8, descriptors + " descriptors more");
    assertEquals(0, engine.openPeers());
  }

  private void holdACall() {
    Context context = webRtc.newContext();
    Promise<WebRtcTransport> answered = Promise.promise();
    WebRtcCaller caller =
        await(
            WebRtcCaller.call(
                webRtc.engine(),
                context,
                new LocalSignalling(calls, context, answered::complete),
                new Deaf()));
    await(answered.future());
    Promise<Void> closed = Promise.promise();
    context.runOnContext(ignored -> caller.close().onComplete(closed));
    await(closed.future());
    await(calls.close());
  }

  private Future<CallAnswer> accept(String sdp) {
    return calls.accept(webRtc.newContext(), sdp, answering::begin);
  }

  private OverheardSignalling overheard() {
    return new OverheardSignalling(
        new LocalSignalling(calls, webRtc.newContext(), answering::begin));
  }

  private WebRtcCaller call(CallerSignalling signalling) {
    return await(WebRtcCaller.call(webRtc.engine(), webRtc.newContext(), signalling, new Deaf()));
  }

  private void speakUntilHeard(WebRtcCaller caller) throws Exception {
    short[] loud = new short[160];
    for (int i = 0; i < loud.length; i++) {
      loud[i] = (short) (10_000 * Math.sin(i / 4.0));
    }
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
      answering.heard().get(20, TimeUnit.SECONDS);
    } finally {
      webRtc.vertx().cancelTimer(beat);
    }
  }

  private static String attribute(String sdp, String name) {
    Matcher line = Pattern.compile("a=" + name + ":(.*)\r\n").matcher(sdp);
    assertTrue(line.find(), "no " + name);
    return line.group(1);
  }

  private static long descriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  private static SignallingException refusal(Future<?> future) {
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS));
    return assertInstanceOf(SignallingException.class, failure.getCause());
  }

  private static final class Deaf implements CallerLine.Listener {
    @Override
    public void onAudio(AudioFrame tenMillis) {}

    @Override
    public void onEvent(ConversationEvent event) {}

    @Override
    public void onClosed(String reason) {}
  }
}
