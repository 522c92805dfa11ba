package dev.repartee.bench.caller;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.event.ConversationEvent;
import java.util.ArrayList;
import java.util.List;

/** Keeps the sound of both sides of a call, and knows where it is among the call's events. */
final class CallTape {
  /** What is heard is kept at this rate. */
  private static final int HEARD_RATE_HZ = 24_000;

  private static final long UNKNOWN = Long.MAX_VALUE;

  private final List<AudioFrame> said = new ArrayList<>();
  private final List<AudioFrame> heard = new ArrayList<>();
  private Resampler resampler = new Resampler(HEARD_RATE_HZ, HEARD_RATE_HZ);
  private int rateHz = HEARD_RATE_HZ;
  private long saidSinceNanos = UNKNOWN;
  private long heardSinceNanos = UNKNOWN;
  private long callStartNanos = UNKNOWN;

  void says(AudioFrame frame, long atNanos) {
    saidSinceNanos = Math.min(saidSinceNanos, atNanos);
    said.add(frame);
  }

  void hears(AudioFrame frame, long atNanos) {
    if (frame.sampleRateHz() != rateHz) {
      rateHz = frame.sampleRateHz();
      resampler = new Resampler(rateHz, HEARD_RATE_HZ);
    }
    heardSinceNanos = Math.min(heardSinceNanos, atNanos);
    heard.add(resampler.process(frame));
  }

  /** The event that came with the least delay tells best when the agent's call began. */
  void isTold(ConversationEvent event, long atNanos) {
    callStartNanos = Math.min(callStartNanos, atNanos - MILLISECONDS.toNanos(event.atMs()));
  }

  /** What the caller said, pauses included. */
  SoundTrack said() {
    return new SoundTrack(toCallMs(saidSinceNanos), said);
  }

  /** What reached the caller, silence included. */
  SoundTrack heard() {
    return new SoundTrack(toCallMs(heardSinceNanos), heard);
  }

  private long toCallMs(long nanos) {
    return nanos == UNKNOWN || callStartNanos == UNKNOWN
        ? 0
        : NANOSECONDS.toMillis(nanos - callStartNanos);
  }
}
