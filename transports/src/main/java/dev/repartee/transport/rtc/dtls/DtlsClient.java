package dev.repartee.transport.rtc.dtls;

import dev.repartee.transport.rtc.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.jspecify.annotations.Nullable;

/** A browser's end of a handshake, to rehearse and to test the other one. */
class DtlsClient extends DefaultTlsClient {
  static final SrtpProfile PROFILE = SrtpProfile.AES128_CM_HMAC_SHA1_80;

  private static final byte[] NO_MKI = {};

  private final DtlsIdentity identity;
  private final Fingerprint expected;

  /**
   * A client.
   *
   * @param expected what the server's certificate must be
   */
  DtlsClient(DtlsIdentity identity, Fingerprint expected) {
    super(identity.crypto());
    this.identity = identity;
    this.expected = expected;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = super.getClientExtensions();
    TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] {PROFILE.id()}, NO_MKI));
    return extensions;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
        byte[] encoded = shown.getCertificate().getCertificateAt(0).getEncoded();
        if (!Fingerprint.of(encoded).equals(expected)) {
          throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
      }

      @Override
      public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
        return credentials();
      }
    };
  }

  /** What this side shows of itself. */
  @Nullable TlsCredentials credentials() {
    return identity.signer(new TlsCryptoParameters(context));
  }
}
