package dev.repartee.transport.rtc.dtls;

import dev.repartee.transport.rtc.srtp.SrtpMasterKeys;
import dev.repartee.transport.rtc.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.jspecify.annotations.Nullable;

/**
 * This side of one handshake (RFC 6347): it shows its certificate, asks for the browser's, which
 * must have the fingerprint of the offer, and settles how sound is protected (RFC 5764).
 */
final class DtlsServer extends DefaultTlsServer {
  private static final int[] CIPHER_SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
  };

  /** A lost packet of a handshake is sent again after this; a second is too long to wait. */
  private static final int RESEND_MS = 100;

  private static final byte[] NO_MKI = {};

  private final DtlsIdentity identity;
  private final Fingerprint expected;
  private final int timeoutMs;
  private @Nullable SrtpProfile profile;
  private @Nullable SrtpMasterKeys keys;

  DtlsServer(DtlsIdentity identity, Fingerprint expected, int timeoutMs) {
    super(identity.crypto());
    this.identity = identity;
    this.expected = expected;
    this.timeoutMs = timeoutMs;
  }

  /** What protects the sound; null before the handshake is complete. */
  @Nullable SrtpMasterKeys keys() {
    return keys;
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return timeoutMs;
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return RESEND_MS;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return CIPHER_SUITES.clone();
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() {
    return identity.signer(new TlsCryptoParameters(context));
  }

  @Override
  public CertificateRequest getCertificateRequest() {
    Vector<?> algorithms = TlsUtils.getDefaultSupportedSignatureAlgorithms(context);
    short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
    return new CertificateRequest(types, algorithms, null);
  }

  @Override
  public void notifyClientCertificate(Certificate certificate) throws IOException {
    if (certificate == null || certificate.isEmpty()) {
      throw new TlsFatalAlert(
          AlertDescription.certificate_required, "the browser shows no certificate");
    }
    byte[] encoded = certificate.getCertificateAt(0).getEncoded();
    if (!Fingerprint.of(encoded).equals(expected)) {
      throw new TlsFatalAlert(
          AlertDescription.bad_certificate,
          "the browser's certificate is not the one whose fingerprint stands in its offer");
    }
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
    if (offered != null) {
      profile = SrtpProfile.best(offered.getProtectionProfiles()).orElse(null);
    }
    if (profile == null) {
      throw new TlsFatalAlert(
          AlertDescription.handshake_failure, "no way to protect sound is known to both sides");
    }
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Hashtable getServerExtensions() throws IOException {
    Hashtable extensions = super.getServerExtensions();
    SrtpProfile chosen = profile;
    if (chosen != null) {
      TlsSRTPUtils.addUseSRTPExtension(
          extensions, new UseSRTPData(new int[] {chosen.id()}, NO_MKI));
    }
    return extensions;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    SrtpProfile chosen = profile;
    if (chosen != null) {
      keys =
          new SrtpMasterKeys(
              chosen,
              context.exportKeyingMaterial(
                  ExporterLabel.dtls_srtp, null, SrtpMasterKeys.exportedBytes(chosen)));
    }
  }
}
