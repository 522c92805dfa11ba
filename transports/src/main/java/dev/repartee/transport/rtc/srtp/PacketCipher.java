package dev.repartee.transport.rtc.srtp;

import java.security.GeneralSecurityException;

/**
 * Encrypts and authenticates packets in place, in one direction, with one key.
 *
 * <p>A packet is a header, which stays readable, and a body. What makes its key stream unlike any
 * other is its source and an index of 48 bits that counts up. Opening gives the length without what
 * the protection had added, or -1 if the packet is not genuine; its bytes may be spoilt then. Not
 * thread safe.
 */
interface PacketCipher {
  /** The fixed header of a control packet. */
  int CONTROL_HEADER_BYTES = 8;

  /**
   * The index of a control packet travels with it, in a word of which this bit says "encrypted".
   */
  int ENCRYPTED_FLAG = 0x8000_0000;

  int INDEX_WORD_BYTES = 4;

  /** Seals a packet of sound; {@code packet} has room for the tag. Gives the new length. */
  int sealSound(byte[] packet, int headerLength, int length, int source, long index)
      throws GeneralSecurityException;

  int openSound(byte[] packet, int headerLength, int length, int source, long index)
      throws GeneralSecurityException;

  /** Seals a control packet; {@code packet} has room for index and tag. Gives the new length. */
  int sealControl(byte[] packet, int length, int source, int index) throws GeneralSecurityException;

  int openControl(byte[] packet, int length, int source) throws GeneralSecurityException;

  /** The word with the index of a sealed control packet, which must be long enough. */
  int controlWord(byte[] packet, int length);

  /** The shortest sealed control packet. */
  int minControlBytes();
}
