package dev.repartee.transport.rtc;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;

import dev.repartee.engine.spi.CallTransportContract;
import dev.repartee.transport.CallerLines;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcExtension;
import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.WebRtcTransport;
import dev.repartee.transport.webrtc.client.LocalSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, with a caller whose WebRTC is the one of browsers. */
@ExtendWith(WebRtcExtension.class)
class RtcTransportTest extends CallTransportContract {
  private final WebRtc webRtc;
  private final RtcEngine engine;

  RtcTransportTest(WebRtc webRtc) {
    this.webRtc = webRtc;
    this.engine = new RtcEngine(webRtc.vertx(), RtcOptions.withMaxCalls(10));
  }

  @Override
  protected Line connect(CallerListener listener) {
    Context context = webRtc.newContext();
    WebRtcCalls calls = new WebRtcCalls(engine);
    Promise<WebRtcTransport> connected = Promise.promise();
    WebRtcCaller caller =
        await(
            WebRtcCaller.call(
                webRtc.engine(),
                context,
                new LocalSignalling(calls, context, connected::complete),
                CallerLines.listener(listener)));
    return new Line(webRtc.vertx(), context, await(connected.future()), CallerLines.caller(caller));
  }

  @Override
  protected void release() {
    await(engine.close());
  }
}
