package dev.repartee.transport.rtvi;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransportContract;
import dev.repartee.transport.CallerLines;
import dev.repartee.transport.rtc.RtcEngine;
import dev.repartee.transport.rtc.RtcOptions;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcExtension;
import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.WebRtcTransport;
import dev.repartee.transport.webrtc.client.CallerSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, for a line set up as RTVI clients do. */
@ExtendWith(WebRtcExtension.class)
class RtviTransportTest extends CallTransportContract {
  private final WebRtc webRtc;
  private final RtcEngine engine;

  RtviTransportTest(WebRtc webRtc) {
    this.webRtc = webRtc;
    this.engine = new RtcEngine(webRtc.vertx(), RtcOptions.withMaxCalls(10));
  }

  @Override
  protected Line connect(CallerListener listener) {
    Context context = webRtc.newContext();
    WebRtcCalls calls = new WebRtcCalls(engine);
    RtviCalls rtvi = new RtviCalls(calls, "test", InstantSource.system());
    Promise<WebRtcTransport> begun = Promise.promise();
    CallerSignalling signalling =
        new CallerSignalling() {
          @Override
          public Future<CallAnswer> offer(String sdp) {
            return rtvi.accept(context, new RtviOffer(sdp, null), begun::complete);
          }

          @Override
          public Future<Void> hangUp(String callId) {
            return calls.hangUp(callId);
          }
        };
    WebRtcCaller caller =
        await(
            WebRtcCaller.call(
                webRtc.engine(), context, signalling, CallerLines.listener(new Deaf(listener))));
    return new Line(webRtc.vertx(), context, await(begun.future()), CallerLines.caller(caller));
  }

  @Override
  protected void release() {
    await(engine.close());
  }

  /** Hears the sound, but is told nothing in the words of this project's own page. */
  private record Deaf(CallerListener listener) implements CallerListener {
    @Override
    public void onAudio(AudioFrame frame) {
      listener.onAudio(frame);
    }

    @Override
    public void onEvent(ConversationEvent event) {
      throw new AssertionError("was told " + event);
    }
  }
}
