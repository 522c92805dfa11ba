package dev.repartee.transport.rtc.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in Galois/counter mode (RFC 7714, sections 8 and 9). */
final class AeadPacketCipher implements PacketCipher {
  private static final int TAG_BYTES = SrtpProfile.AEAD_AES_128_GCM.tagBytes();
  private static final int IV_BYTES = 12;

  private final Cipher cipher;
  private final SecretKeySpec key;
  private final byte[] salt;
  private final byte[] iv = new byte[IV_BYTES];
  private final byte[] word = new byte[INDEX_WORD_BYTES];

  AeadPacketCipher(byte[] key, byte[] salt) throws GeneralSecurityException {
    this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    this.key = new SecretKeySpec(key, "AES");
    this.salt = salt;
  }

  @Override
  public int sealSound(byte[] packet, int headerLength, int length, int source, long index)
      throws GeneralSecurityException {
    begin(Cipher.ENCRYPT_MODE, source, index);
    cipher.updateAAD(packet, 0, headerLength);
    return headerLength + finish(packet, headerLength, length);
  }

  @Override
  public int openSound(byte[] packet, int headerLength, int length, int source, long index)
      throws GeneralSecurityException {
    if (length < headerLength + TAG_BYTES) {
      return -1;
    }
    begin(Cipher.DECRYPT_MODE, source, index);
    cipher.updateAAD(packet, 0, headerLength);
    return openBody(packet, headerLength, length);
  }

  @Override
  public int sealControl(byte[] packet, int length, int source, int index)
      throws GeneralSecurityException {
    begin(Cipher.ENCRYPT_MODE, source, index);
    ByteBuffer.wrap(word).putInt(index | ENCRYPTED_FLAG);
    cipher.updateAAD(packet, 0, CONTROL_HEADER_BYTES);
    cipher.updateAAD(word);
    int sealed = CONTROL_HEADER_BYTES + finish(packet, CONTROL_HEADER_BYTES, length);
    System.arraycopy(word, 0, packet, sealed, INDEX_WORD_BYTES);
    return sealed + INDEX_WORD_BYTES;
  }

  @Override
  public int openControl(byte[] packet, int length, int source) throws GeneralSecurityException {
    int sealed = length - INDEX_WORD_BYTES;
    begin(Cipher.DECRYPT_MODE, source, controlWord(packet, length) & ~ENCRYPTED_FLAG);
    cipher.updateAAD(packet, 0, CONTROL_HEADER_BYTES);
    cipher.updateAAD(packet, sealed, INDEX_WORD_BYTES);
    return openBody(packet, CONTROL_HEADER_BYTES, sealed);
  }

  @Override
  public int controlWord(byte[] packet, int length) {
    return ByteBuffer.wrap(packet).getInt(length - INDEX_WORD_BYTES);
  }

  @Override
  public int minControlBytes() {
    return CONTROL_HEADER_BYTES + TAG_BYTES + INDEX_WORD_BYTES;
  }

  private void begin(int mode, int source, long index) throws GeneralSecurityException {
    ByteBuffer vector = ByteBuffer.wrap(iv);
    vector.putShort(0, (short) 0).putInt(2, source);
    vector.putShort(6, (short) (index >> 32)).putInt(8, (int) index);
    for (int i = 0; i < IV_BYTES; i++) {
      iv[i] ^= salt[i];
    }
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, iv));
  }

  private int openBody(byte[] packet, int from, int end) throws GeneralSecurityException {
    try {
      return from + finish(packet, from, end);
    } catch (AEADBadTagException e) {
      return -1;
    }
  }

  private int finish(byte[] packet, int from, int end) throws GeneralSecurityException {
    return cipher.doFinal(packet, from, end - from, packet, from);
  }
}
