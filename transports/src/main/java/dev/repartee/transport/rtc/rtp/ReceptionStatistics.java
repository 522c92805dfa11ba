package dev.repartee.transport.rtc.rtp;

/**
 * What is known about one incoming stream: which packets should have come, which have, and how
 * regularly (RFC 3550, appendices A.1, A.3 and A.8). Not thread safe.
 */
public final class ReceptionStatistics {
  private static final int SEQUENCE_NUMBERS = 1 << 16;
  private static final int MAX_LOST = 0x7f_ffff;

  private long first = -1;
  private long highest;
  private long received;
  private long expectedBefore;
  private long receivedBefore;
  private int lastTransit;
  private double jitterTicks;

  /**
   * Takes note of a packet.
   *
   * @param arrivalTicks now, at {@link RtpSender#CLOCK_HZ}
   * @return its sequence number, counted on beyond 16 bits
   */
  public long note(int sequenceNumber, int timestamp, int arrivalTicks) {
    long number = extended(sequenceNumber);
    int transit = arrivalTicks - timestamp;
    if (first < 0) {
      first = number;
      highest = number;
    } else {
      jitterTicks += (Math.abs(transit - lastTransit) - jitterTicks) / 16;
      highest = Math.max(highest, number);
    }
    lastTransit = transit;
    received++;
    return number;
  }

  long highest() {
    return highest;
  }

  int jitterTicks() {
    return (int) jitterTicks;
  }

  /** Packets that never came, less those that came twice. */
  int lost() {
    long lost = first < 0 ? 0 : expected() - received;
    return (int) Math.max(0, Math.min(MAX_LOST, lost));
  }

  /** The share lost since the last time this was asked, in 256ths. */
  int takeFractionLost() {
    long expected = first < 0 ? 0 : expected();
    long expectedNow = expected - expectedBefore;
    long lostNow = expectedNow - (received - receivedBefore);
    expectedBefore = expected;
    receivedBefore = received;
    return expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, 256 * lostNow / expectedNow);
  }

  private long expected() {
    return highest - first + 1;
  }

  /** Begins one round in, so that a packet from before the first one has a number too. */
  private long extended(int sequenceNumber) {
    if (first < 0) {
      return SEQUENCE_NUMBERS + (long) sequenceNumber;
    }
    return highest + (short) (sequenceNumber - (int) highest);
  }
}
