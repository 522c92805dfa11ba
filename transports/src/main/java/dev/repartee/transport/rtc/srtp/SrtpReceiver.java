package dev.repartee.transport.rtc.srtp;

import dev.repartee.transport.rtc.srtp.SrtpMasterKeys.Role;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/**
 * Opens the packets that the other side, the client of the handshake, has sealed; each of them
 * once. Not thread safe.
 */
public final class SrtpReceiver {
  /** A browser sends one; it may begin another when its microphone changes. */
  private static final int MAX_SOURCES = 4;

  private static final int RTP_HEADER_BYTES = 12;
  private static final int SEQUENCE_NUMBERS = 1 << 16;

  private final PacketCipher rtp;
  private final PacketCipher rtcp;
  private final Map<Integer, ReplayWindow> sounds = new HashMap<>();
  private final Map<Integer, ReplayWindow> controls = new HashMap<>();

  public SrtpReceiver(SrtpMasterKeys keys) throws GeneralSecurityException {
    SrtpDirectionKeys theirs = keys.of(Role.CLIENT);
    rtp = theirs.rtpCipher();
    rtcp = theirs.rtcpCipher();
  }

  /**
   * Opens a packet of sound in place.
   *
   * @return its length now, or -1 if it is not genuine, not new or no such packet at all
   */
  public int openSound(byte[] packet, int length) {
    int headerLength = headerLength(packet, length);
    if (headerLength < 0) {
      return -1;
    }
    ByteBuffer header = ByteBuffer.wrap(packet);
    int source = header.getInt(8);
    ReplayWindow known = sounds.get(source);
    ReplayWindow window = known == null ? new ReplayWindow() : known;
    long index = index(header.getShort(2) & 0xffff, window.newest());
    if (index < 0 || !window.isNew(index)) {
      return -1;
    }
    try {
      int opened = rtp.openSound(packet, headerLength, length, source, index);
      return opened < 0 ? -1 : accept(sounds, source, window, index, opened);
    } catch (GeneralSecurityException e) {
      return -1;
    }
  }

  /** Opens a control packet in place; gives as {@link #openSound} does. */
  public int openControl(byte[] packet, int length) {
    if (length < rtcp.minControlBytes()) {
      return -1;
    }
    int source = ByteBuffer.wrap(packet).getInt(4);
    int word = rtcp.controlWord(packet, length);
    long index = word & ~PacketCipher.ENCRYPTED_FLAG;
    ReplayWindow known = controls.get(source);
    ReplayWindow window = known == null ? new ReplayWindow() : known;
    if ((word & PacketCipher.ENCRYPTED_FLAG) == 0 || !window.isNew(index)) {
      return -1;
    }
    try {
      int opened = rtcp.openControl(packet, length, source);
      return opened < 0 ? -1 : accept(controls, source, window, index, opened);
    } catch (GeneralSecurityException e) {
      return -1;
    }
  }

  private static int accept(
      Map<Integer, ReplayWindow> windows,
      int source,
      ReplayWindow window,
      long index,
      int openedLength) {
    if (!windows.containsKey(source)) {
      if (windows.size() >= MAX_SOURCES) {
        return -1;
      }
      windows.put(source, window);
    }
    window.add(index);
    return openedLength;
  }

  /** The header with its sources and its extension; -1 if the packet is too short for it. */
  private static int headerLength(byte[] packet, int length) {
    if (length < RTP_HEADER_BYTES) {
      return -1;
    }
    int headerLength = RTP_HEADER_BYTES + 4 * (packet[0] & 0x0f);
    boolean extended = (packet[0] & 0x10) != 0;
    if (extended) {
      if (length < headerLength + 4) {
        return -1;
      }
      headerLength += 4 + 4 * (ByteBuffer.wrap(packet).getShort(headerLength + 2) & 0xffff);
    }
    return headerLength <= length ? headerLength : -1;
  }

  /**
   * Guesses the whole index from its lower 16 bits: the one nearest to the newest (RFC 3711,
   * section 3.3.1).
   */
  private static long index(int sequenceNumber, long newest) {
    if (newest < 0) {
      return sequenceNumber;
    }
    long rollOver = newest & -SEQUENCE_NUMBERS;
    long index = rollOver | sequenceNumber;
    if (index - newest > SEQUENCE_NUMBERS / 2) {
      return index - SEQUENCE_NUMBERS;
    }
    return newest - index > SEQUENCE_NUMBERS / 2 ? index + SEQUENCE_NUMBERS : index;
  }
}
