package org.confab.ejb.conferencing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.Optional;
import org.confab.core.conferencing.ConferenceKey;

/**
 * The RSA key of the server certificate: it is there in every instance, survives restarts, and
 * clients can check whose it is. An instance whose certificate has another kind of key has none.
 */
public final class KeyStoreConferenceKey implements ConferenceKey {
  private final Path keyStore;
  private final Path passwordFile;

  /**
   * Names the files; they are read when a client asks, so that a renewed certificate is seen.
   *
   * @param keyStore a PKCS#12 file
   * @param passwordFile its first line is the password
   */
  public KeyStoreConferenceKey(Path keyStore, Path passwordFile) {
    this.keyStore = keyStore;
    this.passwordFile = passwordFile;
  }

  @Override
  public Optional<byte[]> certificate() {
    try (InputStream in = Files.newInputStream(keyStore)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password());
      for (String alias : Collections.list(keys.aliases())) {
        Certificate certificate = keys.getCertificate(alias);
        if (keys.isKeyEntry(alias) && certificate.getPublicKey() instanceof RSAPublicKey) {
          return Optional.of(certificate.getEncoded());
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + keyStore, unreadable);
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("cannot read " + keyStore, unreadable);
    }
  }

  private char[] password() throws IOException {
    String text = Files.readString(passwordFile);
    return text.lines().findFirst().orElse("").strip().toCharArray();
  }
}
