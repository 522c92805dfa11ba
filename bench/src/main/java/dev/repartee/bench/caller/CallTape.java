package dev.repartee.bench.caller;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;
import dev.repartee.engine.event.ConversationEvent;
import java.util.ArrayList;
import java.util.List;

/** Keeps the sound of both sides of a call, and knows where it is among the call's events. */
final class CallTape {
  /** What is heard is kept at this rate. */
  private static final int HEARD_RATE_HZ = 24_000;

  /** Shorter losses than this cannot be told from delay. */
  private static final long LEAST_LOSS_NANOS = MILLISECONDS.toNanos(20);

  private static final long UNKNOWN = Long.MAX_VALUE;

  private final Side said = new Side();
  private final Side heard = new Side();
  private Resampler resampler = new Resampler(HEARD_RATE_HZ, HEARD_RATE_HZ);
  private int rateHz = HEARD_RATE_HZ;
  private long callStartNanos = UNKNOWN;

  void says(AudioFrame frame, long atNanos) {
    said.add(frame, atNanos);
  }

  void hears(AudioFrame frame, long atNanos) {
    if (frame.sampleRateHz() != rateHz) {
      rateHz = frame.sampleRateHz();
      resampler = new Resampler(rateHz, HEARD_RATE_HZ);
    }
    heard.add(resampler.process(frame), atNanos);
  }

  /** The event that came with the least delay tells best when the agent's call began. */
  void isTold(ConversationEvent event, long atNanos) {
    callStartNanos = Math.min(callStartNanos, atNanos - MILLISECONDS.toNanos(event.atMs()));
  }

  /** What the caller said, pauses included. */
  SoundTrack said() {
    return said.track(callStartNanos);
  }

  /** What reached the caller, silence included. */
  SoundTrack heard() {
    return heard.track(callStartNanos);
  }

  /** The sound of one side. */
  private static final class Side {
    private final List<AudioFrame> frames = new ArrayList<>();

    /** When the recording would have begun if each frame had come without delay. */
    private final List<Long> startsNanos = new ArrayList<>();

    private long lengthNanos;

    void add(AudioFrame frame, long atNanos) {
      startsNanos.add(atNanos - lengthNanos);
      lengthNanos += SECONDS.toNanos(frame.sampleCount()) / frame.sampleRateHz();
      frames.add(frame);
    }

    /**
     * As with events, the frame that came with the least delay tells best. If from some frame on
     * all are later than any before, then sound was lost there, and silence takes its place.
     */
    SoundTrack track(long callStartNanos) {
      if (frames.isEmpty() || callStartNanos == UNKNOWN) {
        return new SoundTrack(0, frames);
      }
      List<Long> earliest = new ArrayList<>(startsNanos);
      for (int i = earliest.size() - 2; i >= 0; i--) {
        earliest.set(i, Math.min(earliest.get(i), earliest.get(i + 1)));
      }
      List<AudioFrame> whole = new ArrayList<>();
      long startNanos = earliest.get(0);
      long filledNanos = 0;
      for (int i = 0; i < frames.size(); i++) {
        long lostNanos = earliest.get(i) - startNanos - filledNanos;
        if (lostNanos >= LEAST_LOSS_NANOS) {
          whole.add(silence(lostNanos, frames.get(i).sampleRateHz()));
          filledNanos += lostNanos;
        }
        whole.add(frames.get(i));
      }
      return new SoundTrack(NANOSECONDS.toMillis(startNanos - callStartNanos), whole);
    }

    private static AudioFrame silence(long nanos, int rateHz) {
      return AudioFrame.silence((int) (nanos * rateHz / SECONDS.toNanos(1)), rateHz);
    }
  }
}
