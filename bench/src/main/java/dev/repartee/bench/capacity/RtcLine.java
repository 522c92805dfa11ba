package dev.repartee.bench.capacity;

import dev.repartee.bench.caller.WebRtcDialler;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.CallerLine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * A call over WebRTC, by the library that browsers have inside. It has threads, a codec and a
 * jitter buffer of its own: callers cost more than what they call, and the jitter that is measured
 * is that of the buffer's output.
 */
final class RtcLine implements LoadLine {
  private static final int AUDIBLE = 328;

  private final List<AudioFrame> halves;
  private final CallerLine line;

  private RtcLine(List<AudioFrame> halves, CallerLine line) {
    this.halves = halves;
    this.line = line;
  }

  /** Cuts what callers say into the 10 ms that the library takes; two for each packet. */
  static List<AudioFrame> cut(LoadScript script) {
    List<AudioFrame> halves = new ArrayList<>();
    for (AudioFrame packet : script.packets()) {
      int half = packet.sampleCount() / 2;
      halves.add(packet.slice(0, half));
      halves.add(packet.slice(half, packet.sampleCount()));
    }
    return List.copyOf(halves);
  }

  /** Calls. */
  static Future<LoadLine> call(
      WebRtcDialler dialler, Context context, List<AudioFrame> halves, Listener listener) {
    return dialler.dial(context, new Heard(listener)).map(line -> new RtcLine(halves, line));
  }

  @Override
  public void say(int packet) {
    line.speak(halves.get(2 * packet));
    line.speak(halves.get(2 * packet + 1));
  }

  @Override
  public void hangUp() {
    line.hangUp();
  }

  private record Heard(Listener listener) implements CallerLine.Listener {
    @Override
    public void onAudio(AudioFrame tenMillis) {
      listener.onSound(tenMillis.durationNanos(), isAudible(tenMillis));
    }

    @Override
    public void onEvent(ConversationEvent event) {}

    @Override
    public void onClosed(String reason) {
      listener.onClosed(reason);
    }

    private static boolean isAudible(AudioFrame frame) {
      for (int i = 0; i < frame.sampleCount(); i++) {
        if (Math.abs(frame.sample(i)) > AUDIBLE) {
          return true;
        }
      }
      return false;
    }
  }
}
