package dev.repartee.transport.rtc.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one direction, derived of its master key and salt (RFC 3711, section 4.3; for AEAD
 * RFC 7714, section 12) with a key derivation rate of zero: once and for all.
 */
final class SrtpDirectionKeys {
  private static final int RTP_ENCRYPTION = 0;
  private static final int RTP_AUTHENTICATION = 1;
  private static final int RTP_SALT = 2;

  /** The labels of the control protocol's keys are higher by this. */
  private static final int RTCP_OFFSET = 3;

  private static final int AUTHENTICATION_KEY_BYTES = 20;

  /** Where in the initial vector the label stands: the 48-bit index follows it. */
  private static final int LABEL_AT = 7;

  private final SrtpProfile profile;
  private final byte[] masterKey;
  private final byte[] masterSalt;

  SrtpDirectionKeys(SrtpProfile profile, byte[] masterKey, byte[] masterSalt) {
    this.profile = profile;
    this.masterKey = masterKey;
    this.masterSalt = masterSalt;
  }

  /** The transformation of sound packets. */
  PacketCipher rtpCipher() throws GeneralSecurityException {
    return cipher(0);
  }

  /** The transformation of control packets. */
  PacketCipher rtcpCipher() throws GeneralSecurityException {
    return cipher(RTCP_OFFSET);
  }

  private PacketCipher cipher(int offset) throws GeneralSecurityException {
    byte[] key = derive(RTP_ENCRYPTION + offset, SrtpProfile.KEY_BYTES);
    byte[] salt = derive(RTP_SALT + offset, profile.saltBytes());
    return switch (profile) {
      case AEAD_AES_128_GCM -> new AeadPacketCipher(key, salt);
      case AES128_CM_HMAC_SHA1_80 ->
          new CounterModePacketCipher(
              key, salt, derive(RTP_AUTHENTICATION + offset, AUTHENTICATION_KEY_BYTES));
    };
  }

  /** The key stream of AES in counter mode, begun at the salt with the label mixed in. */
  byte[] derive(int label, int bytes) throws GeneralSecurityException {
    byte[] start = Arrays.copyOf(masterSalt, SrtpProfile.KEY_BYTES);
    start[LABEL_AT] ^= (byte) label;
    Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(masterKey, "AES"), new IvParameterSpec(start));
    return aes.doFinal(new byte[bytes]);
  }
}
