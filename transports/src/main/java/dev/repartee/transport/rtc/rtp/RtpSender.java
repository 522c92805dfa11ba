package dev.repartee.transport.rtc.rtp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** Numbers and dates the packets of one outgoing stream of sound. Not thread safe. */
public final class RtpSender {
  /** The clock of Opus in packets, whatever the rate of the sound (RFC 7587). */
  public static final int CLOCK_HZ = 48_000;

  private final int source;
  private final int firstTimestamp;
  private long index;
  private long elapsedTicks;
  private int sentPackets;
  private int sentBytes;

  /** A stream with a name and a beginning that nobody can guess. */
  public RtpSender(RandomGenerator random) {
    this.source = random.nextInt();
    this.firstTimestamp = random.nextInt();
    // In the lower half, so that a lost beginning cannot hide a roll-over (RFC 3711, 3.3.1).
    this.index = random.nextInt(1 << 15);
  }

  /** The stream's name: its synchronization source. */
  public int source() {
    return source;
  }

  /**
   * Writes the header of the next packet, behind which its sound stands already.
   *
   * @param payloadType what the sound is
   * @param payloadLength of the sound
   * @param ticks how long it sounds, at {@link #CLOCK_HZ}
   * @return the packet's length
   */
  public int writeHeader(byte[] packet, int payloadType, int payloadLength, int ticks) {
    index++;
    ByteBuffer.wrap(packet)
        .put((byte) 0x80)
        .put((byte) payloadType)
        .putShort((short) index)
        .putInt(timestamp())
        .putInt(source);
    elapsedTicks += ticks;
    sentPackets++;
    sentBytes += payloadLength;
    return RtpHeader.BYTES + payloadLength;
  }

  /** The number of the newest packet, counted on beyond the 16 bits of the header. */
  public long lastIndex() {
    return index;
  }

  /** Where in a packet its sound stands. */
  public static int payloadOffset() {
    return RtpHeader.BYTES;
  }

  int timestamp() {
    return firstTimestamp + (int) elapsedTicks;
  }

  int sentPackets() {
    return sentPackets;
  }

  int sentBytes() {
    return sentBytes;
  }
}
