package dev.repartee.transport.rtc.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in counter mode, with a tag of HMAC-SHA1 cut to 80 bits (RFC 3711, sections 3 and 4). */
final class CounterModePacketCipher implements PacketCipher {
  private static final int TAG_BYTES = SrtpProfile.AES128_CM_HMAC_SHA1_80.tagBytes();
  private static final int IV_BYTES = 16;
  private static final String HMAC = "HmacSHA1";

  private final Cipher cipher;
  private final Mac mac;
  private final SecretKeySpec key;
  private final byte[] salt;
  private final byte[] iv = new byte[IV_BYTES];
  private final byte[] word = new byte[INDEX_WORD_BYTES];

  CounterModePacketCipher(byte[] key, byte[] salt, byte[] authenticationKey)
      throws GeneralSecurityException {
    this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
    this.mac = Mac.getInstance(HMAC);
    this.key = new SecretKeySpec(key, "AES");
    this.salt = Arrays.copyOf(salt, IV_BYTES);
    mac.init(new SecretKeySpec(authenticationKey, HMAC));
  }

  @Override
  public int sealSound(byte[] packet, int headerLength, int length, int source, long index)
      throws GeneralSecurityException {
    crypt(packet, headerLength, length, source, index);
    System.arraycopy(soundTag(packet, length, index), 0, packet, length, TAG_BYTES);
    return length + TAG_BYTES;
  }

  @Override
  public int openSound(byte[] packet, int headerLength, int length, int source, long index)
      throws GeneralSecurityException {
    int end = length - TAG_BYTES;
    if (end < headerLength || !isTag(soundTag(packet, end, index), packet, end)) {
      return -1;
    }
    crypt(packet, headerLength, end, source, index);
    return end;
  }

  @Override
  public int sealControl(byte[] packet, int length, int source, int index)
      throws GeneralSecurityException {
    crypt(packet, CONTROL_HEADER_BYTES, length, source, index);
    int tagAt = length + INDEX_WORD_BYTES;
    ByteBuffer.wrap(packet).putInt(length, index | ENCRYPTED_FLAG);
    mac.update(packet, 0, tagAt);
    System.arraycopy(mac.doFinal(), 0, packet, tagAt, TAG_BYTES);
    return tagAt + TAG_BYTES;
  }

  @Override
  public int openControl(byte[] packet, int length, int source) throws GeneralSecurityException {
    int tagAt = length - TAG_BYTES;
    mac.update(packet, 0, tagAt);
    if (!isTag(mac.doFinal(), packet, tagAt)) {
      return -1;
    }
    int end = tagAt - INDEX_WORD_BYTES;
    int index = controlWord(packet, length) & ~ENCRYPTED_FLAG;
    crypt(packet, CONTROL_HEADER_BYTES, end, source, index);
    return end;
  }

  @Override
  public int controlWord(byte[] packet, int length) {
    return ByteBuffer.wrap(packet).getInt(length - TAG_BYTES - INDEX_WORD_BYTES);
  }

  @Override
  public int minControlBytes() {
    return CONTROL_HEADER_BYTES + INDEX_WORD_BYTES + TAG_BYTES;
  }

  private void crypt(byte[] packet, int from, int end, int source, long index)
      throws GeneralSecurityException {
    System.arraycopy(salt, 0, iv, 0, IV_BYTES);
    ByteBuffer vector = ByteBuffer.wrap(iv);
    vector.putInt(4, vector.getInt(4) ^ source);
    vector.putLong(8, vector.getLong(8) ^ (index << 16));
    cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
    cipher.doFinal(packet, from, end - from, packet, from);
  }

  /** Over the packet and the roll-over counter, which does not travel. */
  private byte[] soundTag(byte[] packet, int length, long index) {
    ByteBuffer.wrap(word).putInt((int) (index >> 16));
    mac.update(packet, 0, length);
    return mac.doFinal(word);
  }

  private static boolean isTag(byte[] expected, byte[] packet, int at) {
    return MessageDigest.isEqual(
        Arrays.copyOf(expected, TAG_BYTES), Arrays.copyOfRange(packet, at, at + TAG_BYTES));
  }
}
