package org.confab.mediaserver.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsUtils;

/** The server of a handshake, which asks for a certificate too (RFC 5763 5). */
final class PassiveSide extends DefaultTlsServer {
  private final Side side;

  PassiveSide(Side side) {
    super(side.identity().crypto());
    this.side = side;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return Side.versions();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return Side.suites();
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return (int) side.limits().handshake().toMillis();
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return (int) side.limits().retransmission().toMillis();
  }

  @Override
  public int getMaxHandshakeMessageSize() {
    return side.limits().messageBytes();
  }

  @Override
  public int getMaxCertificateChainLength() {
    return side.limits().certificates();
  }

  /** Keys are exported, which is safe with it alone (RFC 7627 5.4). */
  @Override
  public boolean requiresExtendedMasterSecret() {
    return true;
  }

  @Override
  @SuppressWarnings({"JdkObsolete", "unchecked"}) // the library's own type
  public CertificateRequest getCertificateRequest() {
    short[] kinds = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
    Vector<Object> algorithms = TlsUtils.getDefaultSupportedSignatureAlgorithms(context);
    return new CertificateRequest(kinds, algorithms, null);
  }

  @Override
  public void notifyClientCertificate(Certificate certificate) throws IOException {
    side.shown(certificate);
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() {
    return side.identity().signer(context);
  }

  @Override
  @SuppressWarnings({"JdkObsolete", "rawtypes"}) // the library's own type
  public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    side.extended(extensions);
  }

  @Override
  @SuppressWarnings({"JdkObsolete", "unchecked"}) // the library's own type
  public Hashtable<Integer, byte[]> getServerExtensions() throws IOException {
    Hashtable<Integer, byte[]> extensions = super.getServerExtensions();
    side.extend(extensions);
    return extensions;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    side.complete(context);
  }
}
