package dev.repartee.engine.spi;

import dev.repartee.engine.audio.AudioFrame;

/**
 * Tells speech from everything else.
 *
 * <p>One instance serves the whole process; each call opens a stream of its own.
 */
public interface VoiceActivityDetector extends AutoCloseable {
  /** Opens a stream for one call. The listener may be called from any thread, in order. */
  VoiceActivityStream open(VoiceActivityListener listener);

  @Override
  void close();

  /** One call's audio on its way through the detector. */
  interface VoiceActivityStream {
    /**
     * Takes 16 kHz audio of any length; returns at once. Audio is judged in windows; what does not
     * fill a window waits for the next frame. When the detector is behind by more than a second the
     * oldest audio is judged as silence rather than queued.
     */
    void accept(AudioFrame frame);

    /** Ends the stream; idempotent. */
    void cancel();
  }

  /** Receives one probability per window. */
  interface VoiceActivityListener {
    /**
     * One window was judged.
     *
     * @param probability 0 (certainly none) to 1 (certainly speech)
     * @param windowEndSample where the window ended, counted in samples from the stream's start
     * @param level loudness of the window as root mean square, 0 to 1
     */
    void onWindow(float probability, long windowEndSample, float level);

    /** The detector failed; no more windows will come. */
    void onFailure(String message);
  }
}
