package dev.repartee.engine;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.repartee.engine.event.ConversationEvent.TurnLatency;
import org.jspecify.annotations.Nullable;

/** When the stages of one reply were reached, counted from the end of the caller's voice. */
final class TurnStopwatch {
  private @Nullable Long textNanos;
  private @Nullable Long commitNanos;
  private @Nullable Long firstTokenNanos;
  private @Nullable Long firstPhraseNanos;
  private @Nullable Long firstAudioNanos;

  void text(long atNanos) {
    textNanos = atNanos;
  }

  void commit(long atNanos) {
    commitNanos = atNanos;
  }

  void token(long atNanos) {
    if (firstTokenNanos == null) {
      firstTokenNanos = atNanos;
    }
  }

  void phrase(long atNanos) {
    if (firstPhraseNanos == null) {
      firstPhraseNanos = atNanos;
    }
  }

  void audio(long atNanos) {
    if (firstAudioNanos == null) {
      firstAudioNanos = atNanos;
    }
  }

  TurnLatency read(long atMs, int turn, long voiceEndNanos, long heardNanos) {
    return new TurnLatency(
        atMs,
        turn,
        since(voiceEndNanos, textNanos),
        since(voiceEndNanos, commitNanos),
        since(voiceEndNanos, firstTokenNanos),
        since(voiceEndNanos, firstPhraseNanos),
        since(voiceEndNanos, firstAudioNanos),
        since(voiceEndNanos, heardNanos));
  }

  private static @Nullable Long since(long voiceEndNanos, @Nullable Long nanos) {
    return nanos == null ? null : NANOSECONDS.toMillis(nanos - voiceEndNanos);
  }
}
