package dev.repartee.transport.rtc.dtls;

import dev.repartee.transport.rtc.srtp.SrtpMasterKeys;
import dev.repartee.transport.rtc.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.jspecify.annotations.Nullable;

/** A browser's end of a handshake, for tests. */
final class TestClient extends DefaultTlsClient {
  private final DtlsIdentity identity;
  private final Fingerprint expected;
  private boolean showsCertificate = true;
  private boolean protectsSound = true;
  private @Nullable SrtpMasterKeys keys;

  TestClient(DtlsIdentity identity, Fingerprint expected) {
    super(identity.crypto());
    this.identity = identity;
    this.expected = expected;
  }

  TestClient withoutCertificate() {
    showsCertificate = false;
    return this;
  }

  TestClient withoutProtection() {
    protectsSound = false;
    return this;
  }

  @Nullable SrtpMasterKeys keys() {
    return keys;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = super.getClientExtensions();
    if (protectsSound) {
      int[] profiles = {SrtpProfile.AES128_CM_HMAC_SHA1_80.id()};
      TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, new byte[0]));
    }
    return extensions;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
        byte[] encoded = shown.getCertificate().getCertificateAt(0).getEncoded();
        if (!Fingerprint.of(encoded).equals(expected)) {
          throw new TlsFatalAlert((short) 42);
        }
      }

      @Override
      public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
        return showsCertificate ? identity.signer(new TlsCryptoParameters(context)) : null;
      }
    };
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    SrtpProfile profile = SrtpProfile.AES128_CM_HMAC_SHA1_80;
    keys =
        new SrtpMasterKeys(
            profile,
            context.exportKeyingMaterial(
                ExporterLabel.dtls_srtp, null, SrtpMasterKeys.exportedBytes(profile)));
  }
}
