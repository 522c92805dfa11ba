package dev.repartee.transport.rtc.srtp;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a handshake yields for the protection of packets (RFC 5764, section 4.2): for each direction
 * a master key and a master salt, of which all others are derived. Not a record, so that nobody
 * prints it.
 */
public final class SrtpMasterKeys {
  private final SrtpProfile profile;
  private final byte[] exported;

  /**
   * Keys out of a handshake.
   *
   * @param exported {@link #exportedBytes} of the handshake's exporter
   */
  public SrtpMasterKeys(SrtpProfile profile, byte[] exported) {
    if (exported.length != exportedBytes(profile)) {
      throw new IllegalArgumentException("not of " + profile);
    }
    this.profile = profile;
    this.exported = exported.clone();
  }

  /** How much a profile needs for both directions. */
  public static int exportedBytes(SrtpProfile profile) {
    return 2 * (SrtpProfile.KEY_BYTES + profile.saltBytes());
  }

  SrtpProfile profile() {
    return profile;
  }

  /** What the side with this role encrypts with. */
  SrtpDirectionKeys of(Role role) {
    int key = SrtpProfile.KEY_BYTES;
    int salt = profile.saltBytes();
    int keyAt = role == Role.CLIENT ? 0 : key;
    int saltAt = 2 * key + (role == Role.CLIENT ? 0 : salt);
    return new SrtpDirectionKeys(
        profile,
        Arrays.copyOfRange(exported, keyAt, keyAt + key),
        Arrays.copyOfRange(exported, saltAt, saltAt + salt));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SrtpMasterKeys keys
        && keys.profile == profile
        && MessageDigest.isEqual(keys.exported, exported);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(exported);
  }

  /** The side of a handshake. */
  enum Role {
    CLIENT,
    SERVER
  }
}
