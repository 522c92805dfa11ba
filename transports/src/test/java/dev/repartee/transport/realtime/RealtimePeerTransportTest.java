package dev.repartee.transport.realtime;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;

import dev.repartee.engine.CallSettings;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.CallTransportContract;
import dev.repartee.transport.CallerLines;
import dev.repartee.transport.rtc.RtcEngine;
import dev.repartee.transport.rtc.RtcOptions;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcExtension;
import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.client.CallerSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, of a session whose sound goes over WebRTC. */
@ExtendWith(WebRtcExtension.class)
class RealtimePeerTransportTest extends CallTransportContract {
  private final WebRtc webRtc;
  private final RtcEngine engine;
  private final Promise<CallTransport> line = Promise.promise();

  RealtimePeerTransportTest(WebRtc webRtc) {
    this.webRtc = webRtc;
    this.engine = new RtcEngine(webRtc.vertx(), RtcOptions.withMaxCalls(10));
  }

  @Override
  protected Line connect(CallerListener listener) {
    Context context = webRtc.newContext();
    WebRtcCaller caller =
        await(
            WebRtcCaller.call(
                webRtc.engine(),
                context,
                new Signalling(new WebRtcCalls(engine), context),
                CallerLines.listener(listener)));
    return new Line(webRtc.vertx(), context, await(line.future()), CallerLines.caller(caller));
  }

  @Override
  protected void release() {
    await(engine.close());
  }

  private FakeConversation started(CallTransport begun, String callId, CallSettings settings) {
    line.complete(begun);
    return new FakeConversation();
  }

  /** Has a session answer in the same process. */
  private final class Signalling implements CallerSignalling {
    private final WebRtcCalls calls;
    private final Context context;

    Signalling(WebRtcCalls calls, Context context) {
      this.calls = calls;
      this.context = context;
    }

    @Override
    public Future<CallAnswer> offer(String sdp) {
      PeerProgram program =
          new PeerProgram(
              new SessionRequest("any", null, false), RealtimePeerTransportTest.this::started);
      return calls.accept(context, sdp, program::on, program::begin);
    }

    @Override
    public Future<Void> hangUp(String callId) {
      return calls.hangUp(callId);
    }
  }
}
