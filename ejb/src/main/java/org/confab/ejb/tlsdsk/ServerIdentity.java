package org.confab.ejb.tlsdsk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The RSA key and certificates that this server shows in a TLS-DSK handshake: those of its TLS
 * listeners.
 *
 * @param key the private key
 * @param chain its certificate first
 */
record ServerIdentity(PrivateKey key, List<Certificate> chain) {
  /** Longest chain that is sent; with more, the flight would outgrow a SIP header. */
  static final int MAX_CHAIN = 4;

  /** Keeps its own copy of the chain. */
  ServerIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * The identity of a PKCS#12 file; empty if its key is no RSA key, which the clients' cipher
   * suites need.
   */
  static Optional<ServerIdentity> ofFile(Path keyStore, Path passwordFile) {
    try (InputStream in = Files.newInputStream(keyStore)) {
      String line = Files.readString(passwordFile).lines().findFirst().orElse("");
      char[] password = line.strip().toCharArray();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password);
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.getKey(alias, password) instanceof RSAPrivateKey key) {
          return Optional.of(new ServerIdentity(key, List.of(keys.getCertificateChain(alias))));
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + keyStore, unreadable);
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("cannot read " + keyStore, unreadable);
    }
  }
}
