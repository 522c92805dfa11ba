package dev.repartee.bench.network;

import dev.repartee.bench.caller.CallReport;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.CallEnded;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.webrtc.Reception;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Notes what happens in a call, at both of its ends. Thread safe. */
final class CallWatch {
  /** Peaks below this are silence: -50 dB of full scale. */
  private static final int SILENCE = 100;

  private final LongSupplier clock;
  private final List<ConversationEvent> agentEvents = new ArrayList<>();
  private Reception reception = Reception.NONE;
  private final long dialledNanos;
  private @Nullable String failure;
  private @Nullable Long connectedNanos;
  private @Nullable Long agentStartNanos;
  private @Nullable Long firstSoundNanos;
  private @Nullable Long cutNanos;
  private @Nullable Long agentEndNanos;

  /**
   * For a call that is made now.
   *
   * @param clock tells nanoseconds
   */
  CallWatch(LongSupplier clock) {
    this.clock = clock;
    this.dialledNanos = clock.getAsLong();
  }

  /** What the caller's line brings goes on to {@code listener}. */
  CallerLine.Listener listeningWith(CallerLine.Listener listener) {
    return new CallerLine.Listener() {
      @Override
      public void onAudio(AudioFrame tenMillis) {
        hears(tenMillis);
        listener.onAudio(tenMillis);
      }

      @Override
      public void onEvent(ConversationEvent event) {
        listener.onEvent(event);
      }

      @Override
      public void onClosed(String reason) {
        listener.onClosed(reason);
      }
    };
  }

  synchronized void connected() {
    connectedNanos = clock.getAsLong();
  }

  synchronized void failed(String reason) {
    failure = reason;
  }

  synchronized void cut() {
    cutNanos = clock.getAsLong();
  }

  synchronized void received(Reception soFar) {
    reception = soFar;
  }

  synchronized void agentTells(ConversationEvent event) {
    agentEvents.add(event);
    if (agentStartNanos == null) {
      agentStartNanos = clock.getAsLong() - TimeUnit.MILLISECONDS.toNanos(event.atMs());
    }
    if (event instanceof CallEnded) {
      agentEndNanos = clock.getAsLong();
    }
  }

  /** All that was noted, with the caller's own account. */
  synchronized NetworkCall call(@Nullable CallReport report) {
    return new NetworkCall(
        report,
        failure,
        agentEvents,
        reception,
        dialledNanos,
        connectedNanos,
        agentStartNanos,
        firstSoundNanos,
        cutNanos,
        agentEndNanos);
  }

  private synchronized void hears(AudioFrame tenMillis) {
    if (firstSoundNanos == null && isLoud(tenMillis)) {
      firstSoundNanos = clock.getAsLong();
    }
  }

  private static boolean isLoud(AudioFrame frame) {
    for (int i = 0; i < frame.sampleCount(); i++) {
      if (Math.abs(frame.sample(i)) >= SILENCE) {
        return true;
      }
    }
    return false;
  }
}
