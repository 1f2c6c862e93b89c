package org.confab.protocol.tlsdsk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SecurityParameters;
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
import org.confab.protocol.sipae.ClientMechanism;

/**
 * The client's half of a TLS-DSK handshake, as pidgin-sipe has it: TLS 1.0 without extensions. What
 * it offers can be changed to see what this server takes.
 */
public final class DskClient extends DefaultTlsClient implements ClientMechanism {
  /** What pidgin-sipe offers, in its order. */
  public static final int[] SIPE = {
    CipherSuite.TLS_RSA_WITH_RC4_128_MD5,
    CipherSuite.TLS_RSA_WITH_RC4_128_SHA,
    CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
    CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
    CipherSuite.TLS_RSA_EXPORT_WITH_RC4_40_MD5
  };

  private final Optional<X509Certificate> certificate;
  private final KeyPair keys;
  private final ProtocolVersion version;
  private final int[] suites;
  private final TlsClientProtocol protocol = new TlsClientProtocol();
  private byte[] material = new byte[0];
  private int suite;

  /** A client with that certificate, as pidgin-sipe. */
  public DskClient(X509Certificate certificate, KeyPair keys) {
    this(Optional.of(certificate), keys, ProtocolVersion.TLSv10, SIPE);
  }

  /** A client that offers what it is told. */
  public DskClient(
      Optional<X509Certificate> certificate, KeyPair keys, ProtocolVersion version, int[] suites) {
    super(new BcTlsCrypto(new SecureRandom()));
    this.certificate = certificate;
    this.keys = keys;
    this.version = version;
    this.suites = suites.clone();
  }

  @Override
  public String scheme() {
    return "TLS-DSK";
  }

  /** The first flight. */
  @Override
  public byte[] begin() {
    try {
      protocol.connect(this);
      return output();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes a flight of the server; the next flight of the client, empty if it has none. */
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

  /** Whether the handshake is over on this side. */
  @Override
  public boolean isDone() {
    return material.length > 0;
  }

  /** The suite that the server has chosen. */
  public int suite() {
    return suite;
  }

  /** The signature of what the client says. */
  @Override
  public byte[] sign(byte[] text) {
    return hmac(64, text);
  }

  @Override
  public boolean verify(byte[] text, byte[] signature) {
    return MessageDigest.isEqual(expected(text), signature);
  }

  /** The signature that the server must have put under this text. */
  public byte[] expected(byte[] text) {
    return hmac(96, text);
  }

  private byte[] hmac(int offset, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Arrays.copyOfRange(material, offset, offset + 32), "HmacSHA1"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return version.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return suites;
  }

  @Override
  public boolean shouldUseExtendedMasterSecret() {
    return version.isEqualOrLaterVersionOf(ProtocolVersion.TLSv12);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Hashtable getClientExtensions() throws IOException {
    return version.isEqualOrLaterVersionOf(ProtocolVersion.TLSv12)
        ? super.getClientExtensions()
        : null;
  }

  @Override
  public void notifySelectedCipherSuite(int chosen) {
    super.notifySelectedCipherSuite(chosen);
    suite = chosen;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) {
        // Like pidgin-sipe, which takes any.
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        return certificate.isPresent() ? credentials(certificate.get()) : null;
      }
    };
  }

  private TlsCredentials credentials(X509Certificate own) throws IOException {
    BcTlsCrypto crypto = (BcTlsCrypto) getCrypto();
    try {
      Certificate chain =
          new Certificate(new TlsCertificate[] {crypto.createCertificate(own.getEncoded())});
      SignatureAndHashAlgorithm algorithm =
          TlsUtils.isTLSv12(context)
              ? SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.rsa)
              : null;
      return new BcDefaultTlsCredentialedSigner(
          new TlsCryptoParameters(context),
          crypto,
          PrivateKeyFactory.createKey(keys.getPrivate().getEncoded()),
          chain,
          algorithm);
    } catch (GeneralSecurityException notEncoded) {
      throw new IOException(notEncoded);
    }
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    SecurityParameters made = context.getSecurityParametersConnection();
    byte[] seed = new byte[64];
    System.arraycopy(made.getClientRandom(), 0, seed, 0, 32);
    System.arraycopy(made.getServerRandom(), 0, seed, 32, 32);
    material =
        made.getMasterSecret()
            .deriveUsingPRF(made.getPRFAlgorithm(), "client EAP encryption", seed, 128)
            .extract();
  }
}
