package org.confab.ejb.tlsdsk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.confab.core.authentication.SignInScheme;
import org.confab.protocol.sipae.ClientMechanism;

/**
 * The client's half of TLS-DSK ([MS-SIPAE] 3.2.5.1), with TLS 1.2: this server signs in to itself
 * by it when it is checked.
 */
public final class DskMechanism extends DefaultTlsClient implements ClientMechanism {
  private static final int[] SUITES = {CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA};

  private final X509Certificate certificate;
  private final PrivateKey key;
  private final TlsClientProtocol protocol = new TlsClientProtocol();
  private Optional<DskSigner> signer = Optional.empty();

  /** A client that holds the key of that certificate. */
  public DskMechanism(X509Certificate certificate, PrivateKey key) {
    super(new BcTlsCrypto(new SecureRandom()));
    this.certificate = certificate;
    this.key = key;
  }

  @Override
  public String scheme() {
    return SignInScheme.TLS_DSK.wireName();
  }

  @Override
  public byte[] begin() {
    try {
      protocol.connect(this);
      return output();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public byte[] next(byte[] flight) {
    try {
      protocol.offerInput(flight);
      return output();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private byte[] output() {
    byte[] out = new byte[protocol.getAvailableOutputBytes()];
    protocol.readOutput(out, 0, out.length);
    return out;
  }

  @Override
  public boolean isDone() {
    return signer.isPresent();
  }

  @Override
  public byte[] sign(byte[] text) {
    return signer.orElseThrow().sign(text);
  }

  @Override
  public boolean verify(byte[] text, byte[] signature) {
    return signer.orElseThrow().verifies(text, signature);
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.TLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return SUITES.clone();
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) {
        // The line below has shown the same one, where it was looked at.
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        return credentials();
      }
    };
  }

  private TlsCredentials credentials() throws IOException {
    BcTlsCrypto crypto = (BcTlsCrypto) getCrypto();
    try {
      TlsCertificate own = crypto.createCertificate(certificate.getEncoded());
      return new BcDefaultTlsCredentialedSigner(
          new TlsCryptoParameters(context),
          crypto,
          PrivateKeyFactory.createKey(key.getEncoded()),
          new Certificate(new TlsCertificate[] {own}),
          TlsUtils.isTLSv12(context)
              ? SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.rsa)
              : null);
    } catch (GeneralSecurityException notEncoded) {
      throw new IOException(notEncoded);
    }
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    signer = Optional.of(DskSigner.ofClient(DskServer.exported(context)));
  }
}
