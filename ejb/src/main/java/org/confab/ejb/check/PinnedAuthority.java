package org.confab.ejb.check;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what the CA of this instance has signed, whenever it was good: whether it is good now is a
 * check of its own, and an expired certificate must not hide what else is wrong. The name in it is
 * not looked at, as the server is called by its address here.
 */
final class PinnedAuthority extends X509ExtendedTrustManager {
  private final X509Certificate authority;
  private volatile Optional<X509Certificate> shown = Optional.empty();

  PinnedAuthority(X509Certificate authority) {
    this.authority = authority;
  }

  /** TLS that trusts so. */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has TLS", impossible);
    }
  }

  /** The certificate that was shown last, good or not. */
  Optional<X509Certificate> shown() {
    return shown;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    shown = Optional.of(chain[0]);
    if (chain[0].equals(authority)) {
      return; // signed by itself
    }
    try {
      for (int each = 0; each < chain.length && !chain[each].equals(authority); each++) {
        boolean last = each + 1 == chain.length;
        signed(chain[each], last ? authority : chain[each + 1]);
      }
    } catch (GeneralSecurityException foreign) {
      throw new CertificateException("not signed by the CA of this instance", foreign);
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
