package dev.repartee.transport.realtime;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of a short life, which a program that knows the token gets for pages that must not know
 * it. Thread safe.
 */
final class ClientSecrets {
  /** More at a time would be an attack, or a fault. */
  static final int MAX_SECRETS = 10_000;

  private static final String PREFIX = "ek_";
  private static final int RANDOM_BYTES = 24;

  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

  ClientSecrets(InstantSource time) {
    this.time = time;
  }

  /**
   * Makes a secret.
   *
   * @param session what a session begins with to which it opens the door
   * @return null if there are too many already
   */
  @Nullable Secret issue(JsonObject session, long lifeSeconds) {
    long nowSeconds = time.instant().getEpochSecond();
    secrets.values().removeIf(secret -> secret.expiresAtSeconds() <= nowSeconds);
    if (secrets.size() >= MAX_SECRETS) {
      return null;
    }
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String value = PREFIX + HexFormat.of().formatHex(bytes);
    Secret secret = new Secret(value, nowSeconds + lifeSeconds, session);
    secrets.put(value, secret);
    return secret;
  }

  /** The secret of this value; null if there is none, or no longer. */
  @Nullable Secret find(String value) {
    Secret secret = secrets.get(value);
    return secret != null && secret.expiresAtSeconds() > time.instant().getEpochSecond()
        ? secret
        : null;
  }

  /**
   * @param expiresAtSeconds since 1970
   * @param session what a session begins with to which it opens the door
   */
  record Secret(String value, long expiresAtSeconds, JsonObject session) {}
}
