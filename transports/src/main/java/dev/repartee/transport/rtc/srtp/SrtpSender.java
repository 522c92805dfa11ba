package dev.repartee.transport.rtc.srtp;

import dev.repartee.transport.rtc.srtp.SrtpMasterKeys.Role;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Seals the packets of this side, which is the server of the handshake. Not thread safe. */
public final class SrtpSender {
  /** What sealing adds at most: a tag, and the index of a control packet. */
  public static final int MAX_ADDED_BYTES = 20;

  private static final int RTP_HEADER_BYTES = 12;

  private final PacketCipher rtp;
  private final PacketCipher rtcp;
  private int controlIndex;

  public SrtpSender(SrtpMasterKeys keys) throws GeneralSecurityException {
    SrtpDirectionKeys own = keys.of(Role.SERVER);
    rtp = own.rtpCipher();
    rtcp = own.rtcpCipher();
  }

  /**
   * Seals a packet of sound that has the plain header of 12 bytes, in place.
   *
   * @param packet with room for {@link #MAX_ADDED_BYTES} more
   * @param index the packet's number since the beginning, of which the header carries the lower 16
   *     bits
   * @return its length now
   */
  public int sealSound(byte[] packet, int length, long index) {
    try {
      int source = ByteBuffer.wrap(packet).getInt(8);
      return rtp.sealSound(packet, RTP_HEADER_BYTES, length, source, index);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a packet could not be sealed", e);
    }
  }

  /** Seals a control packet in place, as {@link #sealSound} does. */
  public int sealControl(byte[] packet, int length) {
    try {
      int source = ByteBuffer.wrap(packet).getInt(4);
      controlIndex = (controlIndex + 1) & ~PacketCipher.ENCRYPTED_FLAG;
      return rtcp.sealControl(packet, length, source, controlIndex);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a packet could not be sealed", e);
    }
  }
}
