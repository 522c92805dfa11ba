package dev.repartee.transport.rtc.opus;

/**
 * How much of the line the agent's sound takes.
 *
 * <p>Every packet costs some 58 bytes of headers, so short packets are for wide lines: with 10 ms
 * the headers alone take 46 kbit/s.
 */
public enum EncodingPlan {
  /** Early and clear: 94 kbit/s on the line, headers included. */
  WIDE(1, 48_000, false),

  /** Clear enough: 43 kbit/s on the line. */
  NARROW(2, 20_000, true),

  /** All that can be left out is: 26 kbit/s on the line. */
  THIN(4, 14_000, true);

  private final int beatsPerPacket;
  private final int bitRate;
  private final boolean modelsVoice;

  EncodingPlan(int beatsPerPacket, int bitRate, boolean modelsVoice) {
    this.beatsPerPacket = beatsPerPacket;
    this.bitRate = bitRate;
    this.modelsVoice = modelsVoice;
  }

  /** How many times 10 ms a packet holds. */
  public int beatsPerPacket() {
    return beatsPerPacket;
  }

  int bitRate() {
    return bitRate;
  }

  /**
   * Whether the half of the codec that knows what a voice is may be used. It is three times the
   * work, looks further ahead, and is better only where there are few bits.
   */
  boolean modelsVoice() {
    return modelsVoice;
  }

  /** The next that takes less; the last takes no less. */
  public EncodingPlan less() {
    return this == WIDE ? NARROW : THIN;
  }

  /** The next that takes more; the first takes no more. */
  public EncodingPlan more() {
    return this == THIN ? NARROW : WIDE;
  }
}
