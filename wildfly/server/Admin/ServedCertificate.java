import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what the CA of the instance has signed, whenever that was good, and by whatever name the
 * server is called: when it is good is told apart, so that nothing hides behind an expired
 * certificate.
 */
final class ServedCertificate extends X509ExtendedTrustManager {
  private static final int LIMIT_MILLIS = 5_000;

  private final X509Certificate authority;
  private X509Certificate shown;

  ServedCertificate(Path ca) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(ca)) {
      authority =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  SSLContext context() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {this}, null);
    return context;
  }

  /** The certificate that is shown there; fails if the CA has not signed it. */
  X509Certificate at(String host, int port) throws IOException, GeneralSecurityException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
      plain.setSoTimeout(LIMIT_MILLIS);
      try (SSLSocket socket =
          (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true)) {
        socket.startHandshake();
      }
    }
    return shown;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    shown = chain[0];
    if (chain[0].equals(authority)) {
      return; // signed by itself
    }
    try {
      for (int each = 0; each < chain.length && !chain[each].equals(authority); each++) {
        boolean last = each + 1 == chain.length;
        signed(chain[each], last ? authority : chain[each + 1]);
      }
    } catch (GeneralSecurityException foreign) {
      throw new CertificateException("the CA of this instance has not signed it", foreign);
    }
  }

  private static void signed(X509Certificate one, X509Certificate by)
      throws GeneralSecurityException {
    if (by.getBasicConstraints() < 0
        || !one.getIssuerX500Principal().equals(by.getSubjectX500Principal())) {
      throw new CertificateException("signed by no authority");
    }
    one.verify(by.getPublicKey());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this side only calls");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this side only calls");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this side only calls");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {authority};
  }
}
