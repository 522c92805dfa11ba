package dev.repartee.bench.asr;

import dev.repartee.engine.spi.VoiceActivityDetector.VoiceActivityListener;

/** Tells when a voice has fallen silent: 128 ms below the threshold, after it was above. */
final class SilenceWatch implements VoiceActivityListener {
  private static final int WINDOW_SAMPLES = 512;
  private static final float VOICE = 0.5f;
  private static final float NO_VOICE = 0.35f;
  private static final int SILENT_WINDOWS = 4;

  private final Object lock = new Object();
  private long judgedSamples;
  private int silentWindows;
  private boolean voiceHeard;
  private String failure = "";

  @Override
  public void onWindow(float probability, long windowEndSample, float level) {
    synchronized (lock) {
      judgedSamples = windowEndSample;
      voiceHeard |= probability >= VOICE;
      silentWindows = probability < NO_VOICE ? silentWindows + 1 : 0;
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

  /** Waits until all whole windows of so many samples have been judged. */
  void awaitWindowsUpTo(long samples) throws InterruptedException {
    synchronized (lock) {
      while (judgedSamples + WINDOW_SAMPLES <= samples) {
        if (!failure.isEmpty()) {
          throw new IllegalStateException(failure);
        }
        lock.wait();
      }
    }
  }

  /** True once after each stretch of voice. */
  boolean voiceHasEnded() {
    synchronized (lock) {
      boolean ended = voiceHeard && silentWindows >= SILENT_WINDOWS;
      voiceHeard &= !ended;
      return ended;
    }
  }
}
