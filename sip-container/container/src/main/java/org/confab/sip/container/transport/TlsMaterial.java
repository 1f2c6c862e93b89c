package org.confab.sip.container.transport;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;

/** The server's key and the TLS profile: 1.2 and 1.3, AEAD suites with forward secrecy only. */
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

  private TlsMaterial() {}

  /**
   * Reads a PKCS#12 keystore.
   *
   * @param password the first line of this file opens keystore and key
   * @throws IllegalStateException if the keystore cannot be opened
   */
  public static SslContext server(Path keystore, Path password) {
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
      return SslContextBuilder.forServer(keys)
          .sslProvider(SslProvider.JDK)
          .protocols(PROTOCOLS)
          .ciphers(SUITES)
          .build();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("keystore " + keystore, unreadable);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("keystore " + keystore + " cannot be used", unusable);
    }
  }
}
