package dev.repartee.transport.webrtc;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;

import dev.repartee.engine.spi.TextLineContract;
import dev.repartee.transport.CallerLines;
import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.client.LocalSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WebRtcExtension.class)
class WebRtcTransportTest extends TextLineContract {
  private final WebRtc webRtc;

  WebRtcTransportTest(WebRtc webRtc) {
    this.webRtc = webRtc;
  }

  @Override
  protected Line connect(CallerListener listener) {
    Context context = webRtc.newContext();
    WebRtcCalls calls = new WebRtcCalls(webRtc.engine());
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
}
