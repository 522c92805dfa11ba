package dev.repartee.transport.rtc.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/**
 * The reports by which two ends tell each other how a stream arrives (RFC 3550, section 6). From
 * those of the other side come the round trip and the loss on the way there. Not thread safe.
 */
public final class RtcpReports {
  /** What {@link #write} needs at most. */
  public static final int MAX_BYTES = 100;

  private static final int SENDER_REPORT = 200;
  private static final int RECEIVER_REPORT = 201;
  private static final int SOURCE_DESCRIPTION = 202;
  private static final int VERSION_2 = 0x80;
  private static final int HEADER_BYTES = 4;
  private static final int SENDER_BYTES = 20;
  private static final int BLOCK_BYTES = 24;
  private static final int CNAME = 1;
  private static final int COMPACT_PER_SECOND = 1 << 16;
  private static final double NANOS_PER_SECOND = 1e9;

  private final RtpSender sender;
  private final byte[] name;
  private double roundTripSeconds = Double.NaN;
  private double lossRate;
  private int lastReport;
  private long lastReportNanos;

  /**
   * Reports about and to one other side.
   *
   * @param name of this side, up to 32 characters of ASCII
   */
  public RtcpReports(RtpSender sender, String name) {
    this.sender = sender;
    this.name = name.getBytes(StandardCharsets.US_ASCII);
  }

  /** Seconds there and back, as last measured. */
  public OptionalDouble roundTripSeconds() {
    return Double.isNaN(roundTripSeconds)
        ? OptionalDouble.empty()
        : OptionalDouble.of(roundTripSeconds);
  }

  /** The share of this side's packets that did not arrive lately, from 0 to 1. */
  public double lossRate() {
    return lossRate;
  }

  /**
   * Writes a report of what was sent and of what has come.
   *
   * @param remoteSource the stream that has come
   * @param received about it; empty before the first packet
   * @return the length
   */
  public int write(byte[] packet, int remoteSource, ReceptionStatistics received, long nowNanos) {
    ByteBuffer out = ByteBuffer.wrap(packet);
    putHeader(out, 1, SENDER_REPORT, 4 + SENDER_BYTES + BLOCK_BYTES);
    long ntp = ntp(nowNanos);
    out.putInt(sender.source()).putLong(ntp).putInt(sender.timestamp());
    out.putInt(sender.sentPackets()).putInt(sender.sentBytes());
    out.putInt(remoteSource);
    out.putInt(received.takeFractionLost() << 24 | received.lost());
    out.putInt((int) received.highest()).putInt(received.jitterTicks());
    out.putInt(lastReport).putInt(lastReport == 0 ? 0 : compact(nowNanos - lastReportNanos));
    // An item ends with at least one zero, and all of them on a whole word.
    int itemBytes = (2 + name.length) / 4 * 4 + 4;
    putHeader(out, 1, SOURCE_DESCRIPTION, 4 + itemBytes);
    out.putInt(sender.source()).put((byte) CNAME).put((byte) name.length).put(name);
    for (int i = 2 + name.length; i < itemBytes; i++) {
      out.put((byte) 0);
    }
    return out.position();
  }

  /**
   * Reads reports of the other side; what cannot be understood is left alone.
   *
   * @return whether they say how this side's stream arrives
   */
  public boolean read(byte[] packet, int length, long nowNanos) {
    boolean aboutThisSide = false;
    ByteBuffer in = ByteBuffer.wrap(packet, 0, length);
    while (in.remaining() >= HEADER_BYTES) {
      int count = in.get() & 0x1f;
      int type = in.get() & 0xff;
      int bodyBytes = 4 * (in.getShort() & 0xffff);
      if (bodyBytes > in.remaining()) {
        return aboutThisSide;
      }
      ByteBuffer body = in.slice(in.position(), bodyBytes);
      if (type == SENDER_REPORT && bodyBytes >= 4 + SENDER_BYTES + count * BLOCK_BYTES) {
        lastReport = (int) (body.getLong(4) >> 16);
        lastReportNanos = nowNanos;
        aboutThisSide |= readBlocks(body.position(4 + SENDER_BYTES), count, nowNanos);
      } else if (type == RECEIVER_REPORT && bodyBytes >= 4 + count * BLOCK_BYTES) {
        aboutThisSide |= readBlocks(body.position(4), count, nowNanos);
      }
      in.position(in.position() + bodyBytes);
    }
    return aboutThisSide;
  }

  private boolean readBlocks(ByteBuffer in, int count, long nowNanos) {
    boolean aboutThisSide = false;
    for (int at = in.position(); at < in.position() + count * BLOCK_BYTES; at += BLOCK_BYTES) {
      if (in.getInt(at) == sender.source()) {
        lossRate = (in.get(at + 4) & 0xff) / 256.0;
        measureRoundTrip(in.getInt(at + 16), in.getInt(at + 20), nowNanos);
        aboutThisSide = true;
      }
    }
    return aboutThisSide;
  }

  private void measureRoundTrip(int echoed, int held, long nowNanos) {
    int elapsed = (int) (ntp(nowNanos) >> 16) - echoed - held;
    if (echoed != 0 && elapsed >= 0) {
      roundTripSeconds = (double) elapsed / COMPACT_PER_SECOND;
    }
  }

  private static void putHeader(ByteBuffer out, int count, int type, int bodyBytes) {
    out.put((byte) (VERSION_2 | count)).put((byte) type).putShort((short) (bodyBytes / 4));
  }

  /** Seconds and 2^32nds; of this machine's uptime, which the standard allows. */
  private static long ntp(long nanos) {
    double seconds = nanos / NANOS_PER_SECOND;
    long whole = (long) Math.floor(seconds);
    return whole << 32 | (long) ((seconds - whole) * 0x1p32);
  }

  private static int compact(long nanos) {
    return (int) (nanos / NANOS_PER_SECOND * COMPACT_PER_SECOND);
  }
}
