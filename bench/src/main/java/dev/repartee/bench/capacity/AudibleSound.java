package dev.repartee.bench.capacity;

import dev.repartee.transport.audio.SampleCoding;
import dev.repartee.transport.audio.WireFormat;

/** Tells whether a packet of the agent's sound is more than silence: louder than -40 dB. */
final class AudibleSound {
  private static final int THRESHOLD = 328;

  /** The threshold in mu-law without its sign; louder samples have smaller codes. */
  private static final int MU_LAW_THRESHOLD = 99;

  private static final int MU_LAW_MAGNITUDE = 0x7f;

  private final boolean muLaw;

  AudibleSound(WireFormat format) {
    this.muLaw = format.coding() == SampleCoding.MU_LAW;
  }

  /** Whether any sample is louder than the threshold. */
  boolean isIn(byte[] packet) {
    return muLaw ? isInMuLaw(packet) : isInLinear(packet);
  }

  private static boolean isInMuLaw(byte[] packet) {
    for (byte code : packet) {
      if ((code & MU_LAW_MAGNITUDE) < MU_LAW_THRESHOLD) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInLinear(byte[] packet) {
    for (int i = 0; i + 1 < packet.length; i += 2) {
      if (Math.abs((short) ((packet[i] & 0xff) | packet[i + 1] << 8)) > THRESHOLD) {
        return true;
      }
    }
    return false;
  }
}
