package dev.repartee.transport.audio;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.audio.Resampler;

/**
 * Reads the sound that comes from a wire: bytes in, 16 kHz frames out.
 *
 * <p>Makes nothing but the frame that it returns. Not thread safe: one instance belongs to one
 * stream.
 */
public final class IncomingSound {
  /** What the engine hears. */
  public static final int HEARD_RATE_HZ = 16_000;

  private final WireFormat format;
  private final Resampler resampler;
  private short[] samples = {};

  public IncomingSound(WireFormat format) {
    this.format = format;
    this.resampler = new Resampler(format.sampleRateHz(), HEARD_RATE_HZ);
  }

  /** Whether so many bytes are a whole number of samples, and at least one. */
  public boolean isWhole(int byteCount) {
    return byteCount > 0 && byteCount % format.coding().bytesPerSample() == 0;
  }

  /** Takes the next piece of the stream: the first {@code byteCount} bytes of the array. */
  public AudioFrame read(byte[] bytes, int byteCount) {
    int sampleCount = byteCount / format.coding().bytesPerSample();
    if (sampleCount > samples.length) {
      samples = new short[sampleCount];
    }
    format.coding().read(bytes, sampleCount, samples);
    return resampler.process(samples, 0, sampleCount);
  }
}
