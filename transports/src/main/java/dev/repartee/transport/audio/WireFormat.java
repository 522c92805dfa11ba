package dev.repartee.transport.audio;

/**
 * What sound is like on a wire: mono, in one coding, at one rate.
 *
 * @param sampleRateHz from 8,000 to 48,000
 */
public record WireFormat(SampleCoding coding, int sampleRateHz) {
  private static final int MIN_RATE_HZ = 8_000;
  private static final int MAX_RATE_HZ = 48_000;

  public WireFormat {
    if (sampleRateHz < MIN_RATE_HZ || sampleRateHz > MAX_RATE_HZ) {
      throw new IllegalArgumentException(
          "a wire's rate must be from 8000 to 48000 Hz, but is " + sampleRateHz);
    }
  }

  /** 16-bit samples, the lower byte first. */
  public static WireFormat linear(int sampleRateHz) {
    return new WireFormat(SampleCoding.LINEAR, sampleRateHz);
  }

  /** How many bytes so much sound takes. */
  public int bytesPerMillis(int millis) {
    return sampleRateHz * millis / 1000 * coding.bytesPerSample();
  }

  /** How long so many bytes sound. */
  public long nanosOfBytes(long bytes) {
    return bytes / coding.bytesPerSample() * 1_000_000_000L / sampleRateHz;
  }
}
