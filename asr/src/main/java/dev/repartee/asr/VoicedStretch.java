package dev.repartee.asr;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.VoiceActivityDetector;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityListener;
import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a recording in which someone speaks, with a little around it.
 *
 * @param from its first sample
 * @param to the sample after its last
 */
record VoicedStretch(int from, int to) {
  /** The recording is handed over in pieces that the detector never falls behind with. */
  private static final int PIECE_SAMPLES = 8_192;

  private static final int BEFORE_SAMPLES = 6_400;
  private static final int AFTER_SAMPLES = 3_200;

  /** Shorter pauses stay inside: the words around them help to understand each other. */
  private static final int PAUSE_SAMPLES = 32_000;

  private static final int LONGEST_SAMPLES = 60 * 16_000;
  private static final float VOICE = 0.5f;
  private static final float NO_VOICE = 0.35f;

  /** The stretches of a recording at 16 kHz, apart by pauses of 2 s, at most a minute long. */
  static List<VoicedStretch> in(AudioFrame recording, VoiceActivityDetector detector)
      throws TranscriptionException, InterruptedException {
    Finder finder = new Finder(recording.sampleCount());
    VoiceActivityStream stream = detector.open(finder);
    try {
      for (int from = 0; from < recording.sampleCount(); from += PIECE_SAMPLES) {
        int to = Math.min(recording.sampleCount(), from + PIECE_SAMPLES);
        stream.accept(recording.slice(from, to));
        finder.awaitWindowsUpTo(to);
      }
    } finally {
      stream.cancel();
    }
    return finder.stretches();
  }

  private static final class Finder implements VoiceActivityListener {
    private static final int WINDOW_SAMPLES = 512;

    private final Object lock = new Object();
    private final List<VoicedStretch> stretches = new ArrayList<>();
    private final int sampleCount;
    private long judgedSamples;
    private int voiceFrom = -1;
    private int voiceTo;
    private String failure = "";

    Finder(int sampleCount) {
      this.sampleCount = sampleCount;
    }

    @Override
    public void onWindow(float probability, long windowEndSample, float level) {
      synchronized (lock) {
        int end = (int) windowEndSample;
        if (probability >= VOICE && voiceFrom < 0) {
          voiceFrom = Math.max(voiceTo, end - WINDOW_SAMPLES - BEFORE_SAMPLES);
        }
        if (probability >= NO_VOICE && voiceFrom >= 0) {
          voiceTo = Math.min(sampleCount, end + AFTER_SAMPLES);
        }
        boolean paused = end + AFTER_SAMPLES - voiceTo >= PAUSE_SAMPLES;
        if (voiceFrom >= 0 && (paused || end - voiceFrom >= LONGEST_SAMPLES)) {
          voiceTo = Math.min(voiceTo, end);
          close();
        }
        judgedSamples = windowEndSample;
        lock.notifyAll();
      }
    }

    @Override
    public void onFailure(String message) {
      synchronized (lock) {
        failure = message;
        lock.notifyAll();
      }
    }

    void awaitWindowsUpTo(int samples) throws TranscriptionException, InterruptedException {
      synchronized (lock) {
        while (judgedSamples + WINDOW_SAMPLES <= samples) {
          if (!failure.isEmpty()) {
            throw new TranscriptionException(failure);
          }
          lock.wait();
        }
      }
    }

    List<VoicedStretch> stretches() {
      synchronized (lock) {
        if (voiceFrom >= 0) {
          close();
        }
        return List.copyOf(stretches);
      }
    }

    private void close() {
      stretches.add(new VoicedStretch(voiceFrom, voiceTo));
      voiceFrom = -1;
    }
  }
}
