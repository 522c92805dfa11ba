package dev.repartee.transport.webrtc;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.client.WebRtcSelfTest;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WebRtcExtension.class)
class WebRtcEngineTest {
  @Test
  void passesItsSelfTest(WebRtc webRtc) {
    WebRtcSelfTest.Result result = await(WebRtcSelfTest.run(webRtc.vertx(), webRtc.engine()));
    assertTrue(result.passed(), result.sentence());
  }

  @Test
  void failsItsSelfTestWithASentenceWhenItHasBeenShutDown() {
    Vertx vertx = Vertx.vertx();
    WebRtcEngine engine = new WebRtcEngine(vertx, WebRtcOptions.defaults());
    await(engine.close());
    WebRtcSelfTest.Result result = await(WebRtcSelfTest.run(vertx, engine));
    assertEquals(
        "WebRTC does not work here. WebRTC has been shut down. Browsers cannot call until that is"
            + " mended; restart to try again.",
        result.sentence());
    await(vertx.close());
  }

  @Test
  void answersNoOfferWhenItHasBeenShutDown() {
    Vertx vertx = Vertx.vertx();
    WebRtcEngine engine = new WebRtcEngine(vertx, WebRtcOptions.defaults());
    await(engine.close());
    WebRtcCalls calls = new WebRtcCalls(engine);
    String offer = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () -> await(calls.accept(vertx.getOrCreateContext(), offer, ignored -> {})));
    SignallingException refusal = assertInstanceOf(SignallingException.class, failure.getCause());
    assertEquals(SignallingException.Kind.UNAVAILABLE, refusal.kind());
    assertEquals(0, calls.openCalls());
    await(vertx.close());
  }

  @Test
  void refusesPortsThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> new WebRtcOptions(50_000, 40_000, 1));
    assertThrows(IllegalArgumentException.class, () -> new WebRtcOptions(0, 70_000, 1));
    assertThrows(IllegalArgumentException.class, () -> new WebRtcOptions(0, 0, 0));
  }
}
