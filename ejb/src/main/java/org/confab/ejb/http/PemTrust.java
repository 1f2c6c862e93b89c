package org.confab.ejb.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS towards servers whose certificates are checked by a file of the administrator. */
public final class PemTrust {
  private PemTrust() {}

  /**
   * TLS that trusts the certificates of a PEM file, or without one those that Java trusts.
   *
   * @throws GeneralSecurityException if there is no certificate in it
   */
  public static SSLContext trusting(Optional<Path> authority)
      throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (authority.isPresent()) {
      trust.init(trusted(authority.get()));
    } else {
      trust.init((KeyStore) null);
    }
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore trusted(Path file) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(file)) {
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry("ca-" + trusted.size(), one);
      }
    }
    if (trusted.size() == 0) {
      throw new GeneralSecurityException("no certificate in " + file);
    }
    return trusted;
  }
}
