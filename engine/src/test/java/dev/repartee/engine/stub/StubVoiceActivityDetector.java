package dev.repartee.engine.stub;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.VoiceActivityDetector;

/** Takes every sound that is not silence for speech, in windows of 10 ms. */
public final class StubVoiceActivityDetector implements VoiceActivityDetector {
  @Override
  public VoiceActivityStream open(VoiceActivityListener listener) {
    return new VoiceActivityStream() {
      private long endSample;

      @Override
      public void accept(AudioFrame frame) {
        endSample += frame.sampleCount();
        boolean loud = frame.sample(0) != 0;
        listener.onWindow(loud ? 1 : 0, endSample, loud ? 0.1f : 0);
      }

      @Override
      public void cancel() {}
    };
  }

  @Override
  public void close() {}
}
