package dev.repartee.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate that this machine makes for itself, kept in a folder and renewed in time.
 *
 * <p>Browsers warn about it, but with it they give a page the microphone, which they do not over
 * plain HTTP from another machine.
 */
public final class SelfSignedCertificate {
  private static final Duration VALID = Duration.ofDays(365);
  private static final Duration RENEWED_BEFORE_END = Duration.ofDays(14);
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(1);

  private final Path folder;

  /** Certificates that are kept in {@code folder}, which is made if it is not there. */
  public SelfSignedCertificate(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns a certificate for localhost and one more name, making it first if there is none.
   *
   * @param host the name or address under which others reach this machine
   * @throws IOException if it cannot be made or kept
   */
  public CertificateFiles files(String host, Instant now) throws IOException {
    String stem = host.replaceAll("[^A-Za-z0-9.-]", "_");
    CertificateFiles files =
        new CertificateFiles(folder.resolve(stem + ".crt.pem"), folder.resolve(stem + ".key.pem"));
    if (!isGood(files, now)) {
      make(files, host, now);
    }
    return files;
  }

  private static boolean isGood(CertificateFiles files, Instant now) {
    if (!Files.isReadable(files.privateKey())) {
      return false;
    }
    try (InputStream in = Files.newInputStream(files.certificate())) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      Instant end = certificate.getNotAfter().toInstant();
      return end.minus(RENEWED_BEFORE_END).isAfter(now);
    } catch (IOException | GeneralSecurityException e) {
      return false;
    }
  }

  private void make(CertificateFiles files, String host, Instant now) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] certificate = sign(keys, host, now).getEncoded();
      Files.createDirectories(folder);
      write(files.privateKey(), "PRIVATE KEY", keys.getPrivate().getEncoded());
      write(files.certificate(), "CERTIFICATE", certificate);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("a certificate cannot be made here: " + e.getMessage(), e);
    }
  }

  private static X509CertificateHolder sign(KeyPair keys, String host, Instant now)
      throws IOException, OperatorCreationException {
    X500Principal name = new X500Principal("CN=Repartee on " + host.replaceAll("[^\\w.-]", "_"));
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(127, new SecureRandom()),
            Date.from(now.minus(CLOCKS_DIFFER_BY)),
            Date.from(now.plus(VALID)),
            name,
            keys.getPublic());
    GeneralName[] names =
        Stream.of("localhost", "127.0.0.1", "::1", host)
            .distinct()
            .map(SelfSignedCertificate::alternativeName)
            .toArray(GeneralName[]::new);
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
  }

  private static GeneralName alternativeName(String name) {
    boolean address = name.matches("[0-9.]+") || name.contains(":");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  /** Writes for the owner's eyes only, and whole or not at all. */
  private void write(Path file, String kind, byte[] der) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Path part = Files.createTempFile(folder, "new", ".pem", ownerOnly());
    Files.writeString(
        part, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private FileAttribute<?>[] ownerOnly() {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
