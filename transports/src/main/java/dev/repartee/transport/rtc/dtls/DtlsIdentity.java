package dev.repartee.transport.rtc.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.bc.BcX509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * Who this process is in a handshake: a key and a self-signed certificate, made afresh at each
 * start. Browsers trust it by its fingerprint, which the signalling carries. Thread safe.
 */
public final class DtlsIdentity {
  private static final SignatureAndHashAlgorithm ECDSA_WITH_SHA256 =
      new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);

  /** Clocks of two machines differ; one may be wrong by a day. */
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

  /** Longer than a process runs. */
  private static final Duration VALID = Duration.ofDays(365);

  private final BcTlsCrypto crypto;
  private final AsymmetricCipherKeyPair keys;
  private final Certificate certificate;
  private final Fingerprint fingerprint;

  /** Makes a key on the curve P-256, and its certificate. */
  public DtlsIdentity(SecureRandom random, Instant now) {
    crypto = new BcTlsCrypto(random);
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(
        new ECKeyGenerationParameters(
            ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1), random));
    keys = generator.generateKeyPair();
    try {
      byte[] encoded = selfSigned(random, now);
      fingerprint = Fingerprint.of(encoded);
      certificate = new Certificate(new TlsCertificate[] {crypto.createCertificate(encoded)});
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException("a certificate of a fixed kind can be made", e);
    }
  }

  /** What to write into an answer. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  BcTlsCrypto crypto() {
    return crypto;
  }

  TlsCredentialedSigner signer(TlsCryptoParameters parameters) {
    return new BcDefaultTlsCredentialedSigner(
        parameters, crypto, keys.getPrivate(), certificate, ECDSA_WITH_SHA256);
  }

  private byte[] selfSigned(SecureRandom random, Instant now)
      throws IOException, OperatorCreationException {
    X500Name name = new X500Name("CN=Repartee");
    BcX509v3CertificateBuilder builder =
        new BcX509v3CertificateBuilder(
            name,
            new BigInteger(127, random),
            Date.from(now.minus(CLOCKS_DIFFER_BY)),
            Date.from(now.plus(VALID)),
            name,
            keys.getPublic());
    return builder
        .build(
            new BcECContentSignerBuilder(
                    new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256))
                .build(keys.getPrivate()))
        .getEncoded();
  }
}
