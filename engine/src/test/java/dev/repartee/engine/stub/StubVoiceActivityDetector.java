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
        int loudness = Math.abs(frame.sample(0));
        listener.onWindow(loudness > 0 ? 1 : 0, endSample, loudness / 10_000f);
      }

      @Override
      public void cancel() {}
    };
  }

  @Override
  public void close() {}
}
