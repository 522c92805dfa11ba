package dev.repartee.transport.webrtc;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransportContract;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.client.LocalSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WebRtcExtension.class)
class WebRtcTransportTest extends CallTransportContract {
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
                new ListenerAdapter(listener)));
    return new Line(webRtc.vertx(), context, await(connected.future()), new CallerAdapter(caller));
  }

  private record CallerAdapter(CallerLine line) implements Caller {
    @Override
    public void speak(AudioFrame tenMillis) {
      line.speak(tenMillis);
    }

    @Override
    public void type(String text) {
      line.type(text);
    }

    @Override
    public void hangUp() {
      line.hangUp();
    }
  }

  private record ListenerAdapter(CallerListener listener) implements CallerLine.Listener {
    @Override
    public void onAudio(AudioFrame tenMillis) {
      listener.onAudio(tenMillis);
    }

    @Override
    public void onEvent(ConversationEvent event) {
      listener.onEvent(event);
    }

    @Override
    public void onClosed(String reason) {}
  }
}
