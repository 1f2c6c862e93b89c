package org.confab.mediaserver.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;

/** The client of a handshake. */
final class ActiveSide extends DefaultTlsClient {
  private final Side side;

  ActiveSide(Side side) {
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
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
        side.shown(server.getCertificate());
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) {
        return side.identity().signer(context);
      }
    };
  }

  @Override
  @SuppressWarnings({"JdkObsolete", "unchecked"}) // the library's own type
  public Hashtable<Integer, byte[]> getClientExtensions() throws IOException {
    Hashtable<Integer, byte[]> extensions = super.getClientExtensions();
    side.extend(extensions);
    return extensions;
  }

  @Override
  @SuppressWarnings({"JdkObsolete", "rawtypes"}) // the library's own type
  public void processServerExtensions(Hashtable extensions) throws IOException {
    super.processServerExtensions(extensions);
    side.extended(extensions);
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    side.complete(context);
  }
}
