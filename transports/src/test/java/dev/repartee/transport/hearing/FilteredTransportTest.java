package dev.repartee.transport.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.CallTransport.CallListener;
import dev.repartee.engine.spi.CallTransportContract;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.engine.time.VirtualEventLoop;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.CallerLines;
import dev.repartee.transport.local.LocalCallTransport;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilteredTransportTest extends CallTransportContract {
  private final Vertx vertx = Vertx.vertx();
  private final CountingFilter filter = new CountingFilter();
  private final VirtualEventLoop loop = new VirtualEventLoop();
  private final LocalCallTransport line = new LocalCallTransport(loop, new SilentCaller());
  private final CallTransport filtered = new FilteredTransport(line, filter);
  private final Agent agent = new Agent();

  @Override
  protected Line connect(CallerListener listener) {
    Context context = vertx.getOrCreateContext();
    LocalCallTransport transport =
        new LocalCallTransport(new VertxEventLoop(vertx, context), CallerLines.listener(listener));
    return new Line(
        vertx,
        context,
        new FilteredTransport(transport, new CountingFilter()),
        CallerLines.caller(transport.callerLine()));
  }

  @Override
  protected void release() {
    vertx.close().await();
  }

  @Test
  void theAgentHearsWhatTheFilterGives() {
    filtered.start(agent);

    line.callerLine().speak(AudioFrame.silence(160, 16_000));
    loop.advanceSeconds(0);
    filter.givesNothing = true;
    line.callerLine().speak(AudioFrame.silence(160, 16_000));
    loop.advanceSeconds(0);

    assertEquals(2, filter.processed);
    assertEquals(List.of(160), agent.framesHeard);
  }

  @Test
  void whenTheAgentHangsUpTheFilterIsClosedAndNothingMoreGoesThroughIt() {
    filtered.start(agent);

    line.callerLine().speak(AudioFrame.silence(160, 16_000));
    filtered.close("Goodbye.");
    loop.advanceSeconds(0);

    assertEquals(0, filter.processed);
    assertEquals(List.of("Goodbye."), agent.ends);
    filter.assertClosed();
  }

  @Test
  void whenTheCallerHangsUpTheFilterIsClosed() {
    filtered.start(agent);

    line.callerLine().hangUp();
    loop.advanceSeconds(0);

    assertEquals(1, agent.ends.size());
    filter.assertClosed();
  }

  /** Gives what it takes, until it is told to give nothing. */
  private static final class CountingFilter implements SoundFilter {
    private boolean givesNothing;
    private boolean closed;
    private int processed;

    @Override
    public AudioFrame process(AudioFrame frame) {
      assertEquals(false, closed, "a closed filter was used");
      processed++;
      return givesNothing ? AudioFrame.silence(0, frame.sampleRateHz()) : frame;
    }

    @Override
    public void close() {
      closed = true;
    }

    void assertClosed() {
      assertEquals(true, closed, "the filter was left open");
    }
  }

  private static final class Agent implements CallListener {
    private final List<Integer> framesHeard = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    @Override
    public void onAudio(AudioFrame frame) {
      framesHeard.add(frame.sampleCount());
    }

    @Override
    public void onText(String text) {}

    @Override
    public void onClosed(String reason) {
      ends.add(reason);
    }
  }

  private static final class SilentCaller implements CallerLine.Listener {
    @Override
    public void onAudio(AudioFrame tenMillis) {}

    @Override
    public void onEvent(ConversationEvent event) {}

    @Override
    public void onClosed(String reason) {}
  }
}
