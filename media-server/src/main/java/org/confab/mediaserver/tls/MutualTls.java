package org.confab.mediaserver.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS 1.2 and 1.3 with AEAD suites and forward secrecy, and a certificate at both ends.
 *
 * @param context own key, and trust in the one peer
 */
public record MutualTls(SSLContext context) {
  /**
   * Reads the keys.
   *
   * @param store PKCS#12 with the own key and its chain
   * @param password of the store and the key
   * @param authority the CA's certificate as PEM
   * @param peer who is at the other end
   */
  public static MutualTls of(Path store, char[] password, Path authority, PeerName peer) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(keyStore(store, password), password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.getKeyManagers(), new TrustManager[] {new PeerTrust(trust(authority), peer)}, null);
      return new MutualTls(context);
    } catch (GeneralSecurityException | IOException bad) {
      throw new IllegalStateException("keys in " + store + " or " + authority, bad);
    }
  }

  private static KeyStore keyStore(Path file, char[] password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    return store;
  }

  private static X509ExtendedTrustManager trust(Path authority)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    return Arrays.stream(managers.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("every JDK has such a trust manager"));
  }

  /** Parameters for a listening end: the other side must show a certificate. */
  public SSLParameters listening() {
    SSLParameters parameters = context.getDefaultSSLParameters();
    parameters.setNeedClientAuth(true);
    return narrowed(parameters);
  }

  /** Parameters for a calling end. */
  public SSLParameters calling() {
    return narrowed(context.getDefaultSSLParameters());
  }

  private static SSLParameters narrowed(SSLParameters parameters) {
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setCipherSuites(
        Arrays.stream(parameters.getCipherSuites())
            .filter(suite -> suite.startsWith("TLS_ECDHE_") || !suite.contains("_WITH_"))
            .filter(suite -> suite.contains("_GCM_") || suite.contains("CHACHA20"))
            .toArray(String[]::new));
    return parameters;
  }
}
