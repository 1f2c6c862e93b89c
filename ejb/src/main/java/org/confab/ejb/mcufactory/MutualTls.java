package org.confab.ejb.mcufactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.confab.core.mcufactory.MediaServerCertificate;

/**
 * TLS from this server to media servers: presents the server's certificate and trusts certificates
 * of media servers alone, signed by the CA that signed the server's own.
 */
final class MutualTls {
  private MutualTls() {}

  /**
   * Reads the server's keystore.
   *
   * @param keyStore PKCS#12 with the server's key and its chain up to the CA
   * @param passwordFile its first line is the password
   * @throws IllegalStateException if there is no such key or chain
   */
  static SSLContext towardsMediaServers(Path keyStore, Path passwordFile) {
    try (InputStream in = Files.newInputStream(keyStore)) {
      char[] password =
          Files.readString(passwordFile).lines().findFirst().orElse("").strip().toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.getKeyManagers(), new TrustManager[] {new MediaServersOnly(trust(store))}, null);
      return context;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + keyStore, unreadable);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("cannot use " + keyStore, unusable);
    }
  }

  private static X509ExtendedTrustManager trust(KeyStore store)
      throws GeneralSecurityException, IOException {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("ca", authority(store));
    TrustManagerFactory made =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    made.init(anchors);
    return Arrays.stream(made.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("every JDK has X.509 trust managers"));
  }

  /** The last certificate of the server's chain. */
  private static Certificate authority(KeyStore store) throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias) && store.getCertificateChain(alias).length > 1) {
        Certificate[] chain = store.getCertificateChain(alias);
        return chain[chain.length - 1];
      }
    }
    throw new IllegalStateException("the server's certificate comes without its CA");
  }

  /** Whom the CA has signed, if it is a media server. */
  private static final class MediaServersOnly extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager signed;

    MediaServersOnly(X509ExtendedTrustManager signed) {
      this.signed = signed;
    }

    private static void check(X509Certificate[] chain) throws CertificateException {
      if (!MediaServerCertificate.is(chain[0])) {
        throw new CertificateException("not the certificate of a media server");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      signed.checkServerTrusted(chain, type, socket);
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      signed.checkServerTrusted(chain, type, engine);
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      signed.checkServerTrusted(chain, type);
      check(chain);
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
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("this side only calls");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return signed.getAcceptedIssuers();
    }
  }
}
