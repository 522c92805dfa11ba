package dev.repartee.bench.caller;

import dev.repartee.engine.audio.AudioFrame;
import java.util.List;

/**
 * A recording of one side of a call, silence included.
 *
 * @param startMs when it begins, in milliseconds since the start of the call; may be below 0
 * @param frames all of one rate, each following the one before it at once
 */
public record SoundTrack(long startMs, List<AudioFrame> frames) {
  public SoundTrack {
    frames = List.copyOf(frames);
  }
}
