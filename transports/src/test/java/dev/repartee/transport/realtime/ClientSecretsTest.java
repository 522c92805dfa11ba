package dev.repartee.transport.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.repartee.transport.realtime.ClientSecrets.Secret;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClientSecretsTest {
  private Instant now = Instant.ofEpochSecond(1_000);
  private final ClientSecrets secrets = new ClientSecrets(() -> now);

  @Test
  void aSecretIsGoodUntilItExpires() {
    Secret secret = issue(60);
    assertEquals(1_060, secret.expiresAtSeconds());
    assertNotNull(secrets.find(secret.value()));

    now = Instant.ofEpochSecond(1_060);

    assertNull(secrets.find(secret.value()));
  }

  @Test
  void noTwoSecretsAreTheSameAndOthersAreUnknown() {
    assertNotEquals(issue(60).value(), issue(60).value());
    assertNull(secrets.find("ek_guessed"));
  }

  @Test
  void thereIsABoundWhichExpiredOnesDoNotCountTo() {
    for (int i = 0; i < ClientSecrets.MAX_SECRETS; i++) {
      assertNotNull(issue(60));
    }
    assertNull(secrets.issue(new JsonObject(), 60));

    now = Instant.ofEpochSecond(2_000);

    assertNotNull(secrets.issue(new JsonObject(), 60));
  }

  private Secret issue(long seconds) {
    Secret secret = secrets.issue(new JsonObject(), seconds);
    assertNotNull(secret);
    return secret;
  }
}
