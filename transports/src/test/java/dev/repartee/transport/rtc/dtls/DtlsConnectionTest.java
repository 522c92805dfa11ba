package dev.repartee.transport.rtc.dtls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.rtc.srtp.SrtpMasterKeys;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a client of the same library, which does what a browser does. */
class DtlsConnectionTest {
  private static final int PATIENCE_MS = 10_000;

  private final DtlsIdentity server = new DtlsIdentity(new SecureRandom(), Instant.now());
  private final DtlsIdentity client = new DtlsIdentity(new SecureRandom(), Instant.now());
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CompletableFuture<SrtpMasterKeys> keys = new CompletableFuture<>();
  private final CompletableFuture<String> message = new CompletableFuture<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final AtomicInteger toLose = new AtomicInteger();
  private DatagramQueue clientsWire = new DatagramQueue(datagram -> {});
  private DtlsConnection connection = connection(client.fingerprint(), PATIENCE_MS, threads);

  @AfterEach
  void close() throws Exception {
    clientsWire.close();
    threads.shutdownNow();
    assertTrue(threads.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS));
    vertx.close().await();
  }

  @Test
  void agreesOnKeysAndCarriesMessagesBothWays() throws Exception {
    open(client.fingerprint(), PATIENCE_MS);
    TestClient browser = new TestClient(client, server.fingerprint());
    DTLSTransport tunnel = handshake(browser).join();
    assertEquals(browser.keys(), keys.get(PATIENCE_MS, TimeUnit.MILLISECONDS));
    tunnel.send("hello".getBytes(StandardCharsets.UTF_8), 0, 5);
    assertEquals("hello", message.get(PATIENCE_MS, TimeUnit.MILLISECONDS));
    run(() -> connection.sendData("there".getBytes(StandardCharsets.UTF_8), 5));
    byte[] received = new byte[100];
    int length = tunnel.receive(received, 0, received.length, PATIENCE_MS);
    assertEquals("there", new String(received, 0, length, StandardCharsets.UTF_8));
    tunnel.close();
    assertEquals("The other side has closed the connection.", reason());
  }

  @Test
  void agreesThoughPacketsAreLost() throws Exception {
    open(client.fingerprint(), PATIENCE_MS);
    toLose.set(3);
    handshake(new TestClient(client, server.fingerprint())).join();
    assertTrue(keys.get(PATIENCE_MS, TimeUnit.MILLISECONDS) != null);
  }

  @Test
  void refusesACertificateOtherThanTheOneOfTheOffer() throws Exception {
    open(server.fingerprint(), PATIENCE_MS);
    CompletableFuture<DTLSTransport> tunnel =
        handshake(new TestClient(client, server.fingerprint()));
    String reason = reason();
    assertTrue(reason.contains("not the one whose fingerprint stands in its offer"), reason);
    assertThrows(CompletionException.class, tunnel::join);
  }

  @Test
  void refusesABrowserWithoutACertificate() throws Exception {
    open(client.fingerprint(), PATIENCE_MS);
    var tunnel = handshake(new TestClient(client, server.fingerprint()).withoutCertificate());
    String reason = reason();
    assertTrue(reason.contains("shows no certificate"), reason);
    assertThrows(CompletionException.class, tunnel::join);
  }

  @Test
  void refusesABrowserThatProtectsSoundInNoKnownWay() throws Exception {
    open(client.fingerprint(), PATIENCE_MS);
    var tunnel = handshake(new TestClient(client, server.fingerprint()).withoutProtection());
    String reason = reason();
    assertTrue(reason.contains("no way to protect sound"), reason);
    assertThrows(CompletionException.class, tunnel::join);
  }

  @Test
  void givesUpAHandshakeThatDoesNotGoOn() throws Exception {
    open(client.fingerprint(), 200);
    receive(new byte[] {22, (byte) 254, (byte) 253, 0, 0});
    String reason = reason();
    assertTrue(reason.startsWith("No secure connection could be made"), reason);
  }

  @Test
  void givesUpAtOnceWhenItIsClosedDuringAHandshake() throws Exception {
    open(client.fingerprint(), 1_000_000);
    receive(new byte[] {22, (byte) 254, (byte) 253, 0, 0});
    run(connection::close);
    threads.shutdown();
    assertTrue(
        threads.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS), "a thread still waits");
  }

  @Test
  void saysSoWhenTooManyHandshakesAreUnderWay() throws Exception {
    connection =
        connection(
            client.fingerprint(),
            PATIENCE_MS,
            task -> {
              throw new RejectedExecutionException();
            });
    receive(new byte[] {22});
    assertEquals("Too many calls are being set up at once. Try again.", reason());
  }

  @Test
  void refusesWhatIsNoFingerprint() {
    assertThrows(IllegalArgumentException.class, () -> new Fingerprint("AB:CD"));
    assertThrows(IllegalArgumentException.class, () -> new Fingerprint("zz"));
    assertThrows(IllegalArgumentException.class, () -> new Fingerprint(""));
  }

  private void open(Fingerprint expected, int timeoutMs) {
    connection = connection(expected, timeoutMs, threads);
    clientsWire =
        new DatagramQueue(
            datagram -> {
              if (toLose.getAndDecrement() <= 0) {
                receive(datagram);
              }
            });
  }

  private DtlsConnection connection(Fingerprint expected, int timeoutMs, Executor handshakes) {
    return new DtlsConnection(
        server, expected, handshakes, new VertxEventLoop(vertx, context), timeoutMs, new Witness());
  }

  private CompletableFuture<DTLSTransport> handshake(TestClient browser) {
    CompletableFuture<DTLSTransport> tunnel = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            tunnel.complete(new DTLSClientProtocol().connect(browser, clientsWire));
          } catch (Exception e) {
            tunnel.completeExceptionally(e);
          }
        });
    return tunnel;
  }

  private void receive(byte[] datagram) {
    run(() -> connection.receive(datagram, datagram.length));
  }

  private void run(Runnable action) {
    context.runOnContext(ignored -> action.run());
  }

  private String reason() throws Exception {
    return closed.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  private final class Witness implements DtlsConnection.Listener {
    @Override
    public void onSend(byte[] datagram) {
      clientsWire.offer(datagram, datagram.length);
    }

    @Override
    public void onConnected(SrtpMasterKeys agreed) {
      keys.complete(agreed);
    }

    @Override
    public void onData(byte[] data, int length) {
      message.complete(new String(Arrays.copyOf(data, length), StandardCharsets.UTF_8));
    }

    @Override
    public void onClosed(String reason) {
      closed.complete(reason);
    }
  }
}
