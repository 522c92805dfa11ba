package dev.repartee.transport.rtc.dtls;

import dev.repartee.transport.rtc.srtp.SrtpMasterKeys;
import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.jspecify.annotations.Nullable;

/** A browser's end of a handshake that may do wrong, for tests. */
final class TestClient extends DtlsClient {
  private boolean showsCertificate = true;
  private boolean protectsSound = true;
  private @Nullable SrtpMasterKeys keys;

  TestClient(DtlsIdentity identity, Fingerprint expected) {
    super(identity, expected);
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
  @SuppressWarnings("rawtypes")
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = super.getClientExtensions();
    if (!protectsSound) {
      extensions.remove(TlsSRTPUtils.EXT_use_srtp);
    }
    return extensions;
  }

  @Override
  @Nullable TlsCredentials credentials() {
    return showsCertificate ? super.credentials() : null;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    keys =
        new SrtpMasterKeys(
            PROFILE,
            context.exportKeyingMaterial(
                ExporterLabel.dtls_srtp, null, SrtpMasterKeys.exportedBytes(PROFILE)));
  }
}
