package dev.repartee.transport.audio;

/**
 * The two codings of telephone networks, eight bits a sample: ITU-T Recommendation G.711.
 *
 * <p>Reading is one look into a table. Writing finds the segment by counting leading zeros, which
 * is quicker than a table that would take the processor's whole first cache.
 */
final class G711 {
  private static final int MU_LAW_BIAS = 0x84;
  private static final int MU_LAW_LOUDEST = 0x7fff - MU_LAW_BIAS;
  private static final int A_LAW_EVEN_BITS = 0x55;
  private static final short[] FROM_MU_LAW = new short[256];
  private static final short[] FROM_A_LAW = new short[256];

  static {
    for (int code = 0; code < 256; code++) {
      FROM_MU_LAW[code] = expandMuLaw(code);
      FROM_A_LAW[code] = expandALaw(code);
    }
  }

  private G711() {}

  static short fromMuLaw(byte code) {
    return FROM_MU_LAW[code & 0xff];
  }

  static short fromALaw(byte code) {
    return FROM_A_LAW[code & 0xff];
  }

  static byte toMuLaw(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int biased = Math.min(Math.abs(sample), MU_LAW_LOUDEST) + MU_LAW_BIAS;
    int segment = 24 - Integer.numberOfLeadingZeros(biased);
    int step = (biased >> (segment + 3)) & 0xf;
    return (byte) ~(sign | (segment << 4) | step);
  }

  static byte toALaw(short sample) {
    int sign = sample < 0 ? 0 : 0x80;
    int magnitude = (sample < 0 ? ~sample : sample) >> 4;
    int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
    int step = (magnitude >> Math.max(0, segment - 1)) & 0xf;
    return (byte) ((sign | (segment << 4) | step) ^ A_LAW_EVEN_BITS);
  }

  private static short expandMuLaw(int code) {
    int inverted = ~code;
    int segment = (inverted >> 4) & 7;
    int magnitude = ((((inverted & 0xf) << 3) + MU_LAW_BIAS) << segment) - MU_LAW_BIAS;
    return (short) ((inverted & 0x80) == 0 ? magnitude : -magnitude);
  }

  private static short expandALaw(int code) {
    int plain = code ^ A_LAW_EVEN_BITS;
    int segment = (plain >> 4) & 7;
    int inSegment = ((plain & 0xf) << 4) + 8;
    int magnitude = segment == 0 ? inSegment : (inSegment + 0x100) << (segment - 1);
    return (short) ((plain & 0x80) == 0 ? -magnitude : magnitude);
  }
}
