package dev.repartee.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedCertificateTest {
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  private final Path folder;

  SelfSignedCertificateTest(@TempDir Path folder) {
    this.folder = folder.resolve("tls");
  }

  @Test
  void namesLocalhostAndTheHost() throws Exception {
    X509Certificate certificate = certificate("192.168.7.20", NOW);

    String names = String.valueOf(certificate.getSubjectAlternativeNames());
    assertTrue(names.contains("localhost"), names);
    assertTrue(names.contains("127.0.0.1"), names);
    assertTrue(names.contains("192.168.7.20"), names);
    certificate.verify(certificate.getPublicKey());
  }

  @Test
  void isKeptUntilItRunsOut() throws Exception {
    X509Certificate first = certificate("talk.example", NOW);

    assertEquals(first, certificate("talk.example", NOW.plus(Duration.ofDays(300))));
    assertNotEquals(first, certificate("talk.example", NOW.plus(Duration.ofDays(360))));
  }

  @Test
  void isMadeAnewWhenTheKeptOneIsSpoilt() throws Exception {
    CertificateFiles files = new SelfSignedCertificate(folder).files("talk.example", NOW);
    Files.writeString(files.certificate(), "spoilt");

    assertEquals(
        365,
        Duration.between(NOW, certificate("talk.example", NOW).getNotAfter().toInstant()).toDays());
  }

  @Test
  void theKeyIsForItsOwnersEyesOnly() throws IOException {
    CertificateFiles files = new SelfSignedCertificate(folder).files("talk.example", NOW);

    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(files.privateKey())));
  }

  @Test
  void aHostThatIsNoFileNameStaysInTheFolder() throws IOException {
    CertificateFiles files = new SelfSignedCertificate(folder).files("::", NOW);

    assertEquals(folder, files.certificate().getParent());
    assertFalse(files.certificate().getFileName().toString().contains(":"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    Files.writeString(folder, "a file is in the way");

    assertThrows(
        IOException.class, () -> new SelfSignedCertificate(folder).files("localhost", NOW));
  }

  private X509Certificate certificate(String host, Instant now)
      throws IOException, CertificateException {
    CertificateFiles files = new SelfSignedCertificate(folder).files(host, now);
    try (InputStream in = Files.newInputStream(files.certificate())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
