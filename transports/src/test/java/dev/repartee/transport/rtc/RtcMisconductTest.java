package dev.repartee.transport.rtc;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.rtc.ice.PortRange;
import dev.repartee.transport.webrtc.CallsOverHttp;
import dev.repartee.transport.webrtc.VanishingCaller;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcExtension;
import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.client.LocalSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers who are connected, and then do what no browser does. */
@ExtendWith(WebRtcExtension.class)
class RtcMisconductTest {
  private final WebRtc webRtc;
  private final RtcEngine engine;
  private final WebRtcCalls calls;
  private final AnsweringSide answering = new AnsweringSide();

  RtcMisconductTest(WebRtc webRtc) {
    this.webRtc = webRtc;
    RtcOptions options = new RtcOptions(new PortRange(0, 0), 2, Duration.ofSeconds(4));
    this.engine = new RtcEngine(webRtc.vertx(), options);
    this.calls = new WebRtcCalls(engine);
  }

  @AfterEach
  void endCalls() {
    await(calls.close());
    await(engine.close());
    assertEquals(0, engine.openPeers());
  }

  @Test
  void noticesThatACallerHasVanished() throws Exception {
    try (CallsOverHttp http = new CallsOverHttp(webRtc.vertx(), calls, answering::begin)) {
      Process caller = startVanishingCaller(http.baseUrl());
      try {
        await(answering.connected());
      } finally {
        caller.destroyForcibly().waitFor();
      }
      assertEquals(
          "The other side is not there any more.",
          answering.closedBecause().get(20, TimeUnit.SECONDS));
      assertEquals(0, calls.openCalls());
    }
  }

  @Test
  void endsACallWhoseSoundComesFasterThanItIsSpoken() throws Exception {
    WebRtcCaller caller = call();
    await(answering.connected());
    AudioFrame silence = AudioFrame.silence(480, 48_000);
    long hurry =
        webRtc
            .vertx()
            .setPeriodic(
                10,
                ignored ->
                    caller
                        .context()
                        .runOnContext(
                            now -> {
                              for (int i = 0; i < 10; i++) {
                                caller.speak(silence);
                              }
                            }));
    try {
      assertEquals(
          "Sound came faster than it is spoken; send it in real time.",
          answering.closedBecause().get(30, TimeUnit.SECONDS));
    } finally {
      webRtc.vertx().cancelTimer(hurry);
    }
    assertEquals(0, calls.openCalls());
  }

  private WebRtcCaller call() {
    LocalSignalling signalling = new LocalSignalling(calls, webRtc.newContext(), answering::begin);
    return await(WebRtcCaller.call(webRtc.engine(), webRtc.newContext(), signalling, new Deaf()));
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

  private static final class Deaf implements CallerLine.Listener {
    @Override
    public void onAudio(AudioFrame tenMillis) {}

    @Override
    public void onEvent(ConversationEvent event) {}

    @Override
    public void onClosed(String reason) {}
  }
}
