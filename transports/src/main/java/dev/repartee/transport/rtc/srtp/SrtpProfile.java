package dev.repartee.transport.rtc.srtp;

import java.util.Optional;

/** The ways to protect packets that this side knows, the preferred one first. */
public enum SrtpProfile {
  /** RFC 7714: one pass, which processors have instructions for. */
  AEAD_AES_128_GCM(0x0007, 12, 16),

  /** RFC 3711 and RFC 5764: what every WebRTC end must know. */
  AES128_CM_HMAC_SHA1_80(0x0001, 14, 10);

  /** All of them encrypt with keys of this length. */
  static final int KEY_BYTES = 16;

  private final int id;
  private final int saltBytes;
  private final int tagBytes;

  SrtpProfile(int id, int saltBytes, int tagBytes) {
    this.id = id;
    this.saltBytes = saltBytes;
    this.tagBytes = tagBytes;
  }

  /** Its number in handshakes. */
  public int id() {
    return id;
  }

  int saltBytes() {
    return saltBytes;
  }

  int tagBytes() {
    return tagBytes;
  }

  /** The best of those that the other side offers. */
  public static Optional<SrtpProfile> best(int... offeredIds) {
    for (SrtpProfile profile : values()) {
      for (int offered : offeredIds) {
        if (offered == profile.id) {
          return Optional.of(profile);
        }
      }
    }
    return Optional.empty();
  }
}
