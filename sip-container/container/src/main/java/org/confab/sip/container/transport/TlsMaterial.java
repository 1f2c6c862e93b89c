package org.confab.sip.container.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * The server's key and the TLS profile: 1.2 and 1.3, AEAD suites with forward secrecy only. Towards
 * other servers the same key is the client's, and the CA that signed it is trusted alone.
 */
public final class TlsMaterial {
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
  private static final List<String> SUITES =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  /** The kind of a name in a certificate (RFC 5280 4.2.1.6). */
  private static final Integer DNS_NAME = 2;

  private final Function<ByteBufAllocator, SSLEngine> accepting;
  private final BiFunction<ByteBufAllocator, String, SSLEngine> calling;

  private TlsMaterial(
      Function<ByteBufAllocator, SSLEngine> accepting,
      BiFunction<ByteBufAllocator, String, SSLEngine> calling) {
    this.accepting = accepting;
    this.calling = calling;
  }

  /**
   * TLS as the server's administrator has set it up.
   *
   * @param accepting for connections from outside; it may ask for certificates
   * @param calling for connections to other servers
   */
  public static TlsMaterial of(SSLContext accepting, SSLContext calling) {
    return new TlsMaterial(
        buffers -> engine(accepting.createSSLEngine(), false),
        (buffers, name) -> engine(calling.createSSLEngine(name, -1), true));
  }

  private static SSLEngine engine(SSLEngine engine, boolean client) {
    engine.setUseClientMode(client);
    return engine;
  }

  /**
   * Reads a PKCS#12 keystore.
   *
   * @param password the first line of this file opens keystore and key
   * @throws IllegalStateException if the keystore cannot be opened
   */
  public static TlsMaterial read(Path keystore, Path password) {
    try (InputStream in = Files.newInputStream(keystore)) {
      char[] secret =
          Files.readString(password, StandardCharsets.UTF_8)
              .lines()
              .findFirst()
              .orElse("")
              .toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, secret);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, secret);
      SslContext server =
          build(
              SslContextBuilder.forServer(keys)
                  .trustManager(authority(store))
                  .clientAuth(ClientAuth.OPTIONAL));
      SslContext client =
          build(SslContextBuilder.forClient().keyManager(keys).trustManager(authority(store)));
      return new TlsMaterial(
          server::newEngine, (buffers, name) -> client.newEngine(buffers, name, -1));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("keystore " + keystore, unreadable);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("keystore " + keystore + " cannot be used", unusable);
    }
  }

  private static SslContext build(SslContextBuilder builder) throws SSLException {
    return builder.sslProvider(SslProvider.JDK).protocols(PROTOCOLS).ciphers(SUITES).build();
  }

  /** The last certificate in the chain of the server's key. */
  private static X509Certificate authority(KeyStore store) throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        var chain = store.getCertificateChain(alias);
        return (X509Certificate) chain[chain.length - 1];
      }
    }
    throw new GeneralSecurityException("there is no key");
  }

  /**
   * What the certificate of the other side is called: its first DNS name. Empty if it has shown
   * none; one of another CA has ended the handshake.
   */
  static Optional<String> nameShown(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate shown
          ? names(shown).stream()
              .filter(name -> name.get(0).equals(DNS_NAME))
              .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
              .findFirst()
          : Optional.empty();
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }

  private static Collection<List<?>> names(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  /** TLS of a connection that was accepted. */
  SslHandler accepting(ByteBufAllocator buffers) {
    return new SslHandler(accepting.apply(buffers));
  }

  /** TLS of a connection to a server that must prove that name. */
  SslHandler calling(ByteBufAllocator buffers, String name) {
    SSLEngine engine = calling.apply(buffers, name);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return new SslHandler(engine);
  }
}
