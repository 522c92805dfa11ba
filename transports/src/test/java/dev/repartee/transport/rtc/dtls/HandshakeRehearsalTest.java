package dev.repartee.transport.rtc.dtls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandshakeRehearsalTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void shakesHandsWithItselfAndLeavesNoThreadWaiting() throws Exception {
    DtlsIdentity identity = new DtlsIdentity(new SecureRandom(), Instant.now());

    int succeeded = new HandshakeRehearsal(identity, threads).begin().get(30, TimeUnit.SECONDS);

    assertEquals(8, succeeded);
    threads.shutdown();
    assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
  }
}
