package dev.repartee.transport.hearing;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.spi.CallTransport;

/**
 * A line whose caller is heard through a filter. All else passes as it is. The filter is closed
 * when the call ends, from whichever side.
 */
public final class FilteredTransport implements CallTransport {
  private final CallTransport line;
  private final SoundFilter filter;
  private boolean ended;

  /** Puts a filter, which it then owns, before the agent's ear. */
  public FilteredTransport(CallTransport line, SoundFilter filter) {
    this.line = line;
    this.filter = filter;
  }

  @Override
  public void start(CallListener listener) {
    line.start(new FilteredListener(listener));
  }

  @Override
  public void play(AudioFrame tenMillis) {
    line.play(tenMillis);
  }

  @Override
  public long clear() {
    return line.clear();
  }

  @Override
  public long playbackDelayNanos() {
    return line.playbackDelayNanos();
  }

  @Override
  public void send(ConversationEvent event) {
    line.send(event);
  }

  @Override
  public void close(String reason) {
    end();
    line.close(reason);
  }

  private void end() {
    ended = true;
    filter.close();
  }

  /** Hears the caller through the filter, for the agent. */
  private final class FilteredListener implements CallListener {
    private final CallListener agent;

    FilteredListener(CallListener agent) {
      this.agent = agent;
    }

    @Override
    public void onAudio(AudioFrame frame) {
      if (ended) {
        return;
      }
      AudioFrame filtered = filter.process(frame);
      if (filtered.sampleCount() > 0) {
        agent.onAudio(filtered);
      }
    }

    @Override
    public void onText(String text) {
      agent.onText(text);
    }

    @Override
    public void onTalkStarted() {
      agent.onTalkStarted();
    }

    @Override
    public void onTalkEnded() {
      agent.onTalkEnded();
    }

    @Override
    public void onHushed() {
      agent.onHushed();
    }

    @Override
    public void onLineDown() {
      agent.onLineDown();
    }

    @Override
    public void onLineUp() {
      agent.onLineUp();
    }

    @Override
    public void onClosed(String reason) {
      end();
      agent.onClosed(reason);
    }
  }
}
