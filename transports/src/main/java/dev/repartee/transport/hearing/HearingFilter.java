package dev.repartee.transport.hearing;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.transport.NativeLibrary;
import dev.repartee.transport.hearing.HearingOptions.NoiseSuppression;

/**
 * WebRTC's noise suppression and gain control, for one caller.
 *
 * <p>It works on 10 ms at a time, which take about 0.02 ms; what does not fill 10 ms waits. The
 * suppressor learns the noise in the first half second, and delays sound by a few milliseconds.
 */
public final class HearingFilter implements SoundFilter {
  private static final int SAMPLE_RATE_HZ = 16_000;
  private static final int FRAME_SAMPLES = SAMPLE_RATE_HZ / 100;
  private static final int FRAME_BYTES = 2 * FRAME_SAMPLES;

  private final AudioProcessing processing;
  private final AudioProcessingStreamConfig format =
      new AudioProcessingStreamConfig(SAMPLE_RATE_HZ, 1);
  private final byte[] input = new byte[FRAME_BYTES];
  private final byte[] output = new byte[FRAME_BYTES];
  private int waitingSamples;
  private boolean closed;

  private HearingFilter(AudioProcessing processing) {
    this.processing = processing;
  }

  /**
   * Opens a filter. The first one loads the native library and blocks meanwhile; after that it can
   * be done on an event loop.
   *
   * @throws ProviderUnavailableException with the remedy, if the library cannot be loaded
   */
  public static HearingFilter open(HearingOptions options) throws ProviderUnavailableException {
    try {
      AudioProcessing processing = new AudioProcessing();
      processing.applyConfig(configuration(options));
      return new HearingFilter(processing);
    } catch (Throwable e) { // The library reports what goes wrong while it loads as an Error.
      throw NativeLibrary.unavailable("Noise suppression and gain control are", e);
    }
  }

  @Override
  public AudioFrame process(AudioFrame frame) {
    if (frame.sampleRateHz() != SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException("expected audio at 16000 Hz, but got " + frame);
    }
    if (closed) {
      throw new IllegalStateException("the filter is closed");
    }
    int readyFrames = (waitingSamples + frame.sampleCount()) / FRAME_SAMPLES;
    byte[] ready = new byte[readyFrames * FRAME_BYTES];
    int readyBytes = 0;
    for (int from = 0; from < frame.sampleCount(); ) {
      int to = Math.min(frame.sampleCount(), from + FRAME_SAMPLES - waitingSamples);
      frame.slice(from, to).writeLittleEndian(input, 2 * waitingSamples);
      waitingSamples += to - from;
      from = to;
      if (waitingSamples == FRAME_SAMPLES) {
        processInput();
        System.arraycopy(output, 0, ready, readyBytes, FRAME_BYTES);
        readyBytes += FRAME_BYTES;
        waitingSamples = 0;
      }
    }
    return AudioFrame.ofLittleEndian(ready, SAMPLE_RATE_HZ);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      processing.dispose();
    }
  }

  private void processInput() {
    // Where there is nothing to be done the library writes nothing.
    System.arraycopy(input, 0, output, 0, FRAME_BYTES);
    int status = processing.processStream(input, format, format, output);
    if (status != 0) {
      throw new IllegalStateException("WebRTC's audio processing failed with status " + status);
    }
  }

  private static AudioProcessingConfig configuration(HearingOptions options) {
    AudioProcessingConfig configuration = new AudioProcessingConfig();
    boolean suppresses = options.noiseSuppression() != NoiseSuppression.OFF;
    // Rumble below the voice would mislead the suppressor's picture of the noise.
    configuration.highPassFilter.enabled = suppresses;
    configuration.noiseSuppression.enabled = suppresses;
    configuration.noiseSuppression.level =
        switch (options.noiseSuppression()) {
          case OFF, LOW -> AudioProcessingConfig.NoiseSuppression.Level.LOW;
          case MODERATE -> AudioProcessingConfig.NoiseSuppression.Level.MODERATE;
          case HIGH -> AudioProcessingConfig.NoiseSuppression.Level.HIGH;
        };
    configuration.gainControl.enabled = options.gainControl();
    configuration.gainControl.adaptiveDigital.enabled = options.gainControl();
    return configuration;
  }
}
