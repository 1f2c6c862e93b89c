package org.confab.ejb.tlsdsk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedDecryptor;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedDecryptor;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.util.Arrays;
import org.confab.core.certificates.CertificateFault;
import org.confab.core.certificates.CertificateRefused;
import org.confab.core.certificates.ClientCertificate;
import org.confab.core.certificates.ClientCertificates;

/**
 * This server's half of one TLS handshake. It takes what pidgin-sipe offers and nothing weaker: TLS
 * 1.0 to 1.2 with AES and SHA-1, no RC4, no MD5, no export suites; no resumption and no anonymous
 * client.
 */
final class DskServer extends DefaultTlsServer {
  /** The label of the exported keys, that of EAP-TLS (RFC 5216 2.3). */
  private static final String LABEL = "client EAP encryption";

  private static final int[] SUITES = {
    CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA
  };

  private final ServerIdentity identity;
  private final X500Name authority;
  private final ClientCertificates certificates;
  private Optional<ClientCertificate> client = Optional.empty();
  private Optional<DskSigner> signer = Optional.empty();
  private String fault = "";

  DskServer(
      BcTlsCrypto crypto,
      ServerIdentity identity,
      X500Name authority,
      ClientCertificates certificates) {
    super(crypto);
    this.identity = identity;
    this.authority = authority;
    this.certificates = certificates;
  }

  /** Whose certificate was shown and found good. */
  Optional<ClientCertificate> client() {
    return client;
  }

  /** The keys of the association; there once the handshake is over. */
  Optional<DskSigner> signer() {
    return signer;
  }

  /** Why the handshake failed, in words; empty if nobody knows better than TLS. */
  String fault() {
    return fault;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.TLSv12.downTo(ProtocolVersion.TLSv10);
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsUtils.getSupportedCipherSuites(getCrypto(), SUITES);
  }

  /** pidgin-sipe says nothing of it (RFC 5746), and there is no renegotiation here. */
  @Override
  public void notifySecureRenegotiation(boolean known) {
    // Either way is good.
  }

  @Override
  protected boolean preferLocalCipherSuites() {
    return true;
  }

  @Override
  public int getMaxHandshakeMessageSize() {
    return TlsDskExchange.MAX_TOKEN;
  }

  @Override
  public int getMaxCertificateChainLength() {
    return ServerIdentity.MAX_CHAIN;
  }

  @Override
  protected TlsCredentialedDecryptor getRSAEncryptionCredentials() throws IOException {
    BcTlsCrypto crypto = (BcTlsCrypto) getCrypto();
    AsymmetricKeyParameter key = PrivateKeyFactory.createKey(identity.key().getEncoded());
    return new BcDefaultTlsCredentialedDecryptor(crypto, chain(crypto), key);
  }

  private Certificate chain(BcTlsCrypto crypto) throws IOException {
    int length = Math.min(identity.chain().size(), ServerIdentity.MAX_CHAIN);
    TlsCertificate[] chain = new TlsCertificate[length];
    try {
      for (int i = 0; i < length; i++) {
        chain[i] = crypto.createCertificate(identity.chain().get(i).getEncoded());
      }
    } catch (GeneralSecurityException notEncoded) {
      throw new TlsFatalAlert(AlertDescription.internal_error, notEncoded);
    }
    return new Certificate(chain);
  }

  @Override
  @SuppressWarnings("JdkObsolete") // Bouncy Castle takes vectors
  public CertificateRequest getCertificateRequest() {
    Vector<SignatureAndHashAlgorithm> algorithms = null;
    if (TlsUtils.isSignatureAlgorithmsExtensionAllowed(context.getServerVersion())) {
      algorithms = new Vector<>();
      for (short hash :
          new short[] {HashAlgorithm.sha256, HashAlgorithm.sha384, HashAlgorithm.sha512}) {
        algorithms.add(SignatureAndHashAlgorithm.getInstance(hash, SignatureAlgorithm.rsa));
      }
    }
    Vector<X500Name> authorities = new Vector<>();
    authorities.add(authority);
    return new CertificateRequest(
        new short[] {ClientCertificateType.rsa_sign}, algorithms, authorities);
  }

  @Override
  public void notifyClientCertificate(Certificate shown) throws IOException {
    if (shown.isEmpty()) {
      fault = "no certificate";
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    try {
      client = Optional.of(certificates.check(parsed(shown.getCertificateAt(0))));
    } catch (CertificateRefused refused) {
      fault = refused.fault().words();
      throw new TlsFatalAlert(alert(refused.fault()), refused);
    }
  }

  /** What the client is told of its certificate. */
  private static short alert(CertificateFault fault) {
    return switch (fault) {
      case FOREIGN -> AlertDescription.unknown_ca;
      case REVOKED -> AlertDescription.certificate_revoked;
      case EXPIRED -> AlertDescription.certificate_expired;
      case UNKNOWN, NOT_YET_VALID -> AlertDescription.certificate_unknown;
    };
  }

  private X509Certificate parsed(TlsCertificate shown) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(shown.getEncoded()));
    } catch (GeneralSecurityException unreadable) {
      fault = "an unreadable certificate";
      throw new TlsFatalAlert(AlertDescription.bad_certificate, unreadable);
    }
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    signer = Optional.of(DskSigner.ofServer(exported(context)));
  }

  /**
   * The exporter of TLS 1.0 to 1.2 (RFC 5705 4), without context. Bouncy Castle's own refuses to
   * export without the extended master secret, which the clients do not know (RFC 7627 5.4). What
   * it guards against needs resumption or renegotiation, and here is neither: the client's
   * signature covers this server's certificate in the one handshake that there is.
   */
  static byte[] exported(TlsContext context) {
    SecurityParameters parameters = context.getSecurityParametersConnection();
    byte[] seed = Arrays.concatenate(parameters.getClientRandom(), parameters.getServerRandom());
    return parameters
        .getMasterSecret()
        .deriveUsingPRF(parameters.getPRFAlgorithm(), LABEL, seed, DskSigner.KEY_MATERIAL)
        .extract();
  }
}
