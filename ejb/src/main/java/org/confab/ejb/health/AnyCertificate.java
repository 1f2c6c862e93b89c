package org.confab.ejb.health;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * For asking this server's own listener whether it answers, and nothing else: nothing is told there
 * that is not for everybody. Whether its certificate is good for clients is a check of its own; a
 * listener with an expired one answers all the same.
 */
final class AnyCertificate implements X509TrustManager {
  /** TLS that asks for no particular certificate. */
  static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has TLS", impossible);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) {
    // See above.
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this side only calls");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
