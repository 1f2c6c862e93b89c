package org.confab.system.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** What a listener of the server shows to whoever connects. */
public final class ShownCertificate {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ShownCertificate() {}

  /** Connects until what is shown has that in the name of its issuer. */
  public static void await(int port, String issuer) {
    Instant end = Instant.now().plus(PATIENCE);
    String shown = issuer(port);
    while (!shown.contains(issuer)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("port " + port + " still shows a certificate of " + shown);
      }
      shown = issuer(port);
    }
  }

  private static String issuer(int port) {
    try {
      SSLContext anybody = SSLContext.getInstance("TLS");
      anybody.init(null, new TrustManager[] {new Anybody()}, null);
      try (SSLSocket socket = (SSLSocket) anybody.getSocketFactory().createSocket()) {
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        socket.startHandshake();
        X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return leaf.getIssuerX500Principal().getName();
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError("port " + port, e);
    }
  }

  /** Only looks. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
