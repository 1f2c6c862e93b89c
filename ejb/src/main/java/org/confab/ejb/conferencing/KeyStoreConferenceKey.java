package org.confab.ejb.conferencing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
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
  private volatile Optional<Read> last = Optional.empty();

  /** What the keystore held when it was as old and as large as that. */
  private record Read(FileTime modified, long size, Optional<X509Certificate> certificate) {}

  /**
   * Names the files; they are read when a client asks and the keystore is another one than before,
   * so that a renewed certificate is seen.
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
    try {
      FileTime modified = Files.getLastModifiedTime(keyStore);
      long size = Files.size(keyStore);
      Optional<Read> known =
          last.filter(read -> read.modified().equals(modified) && read.size() == size);
      Read read = known.isPresent() ? known.get() : new Read(modified, size, read());
      last = Optional.of(read);
      return encoded(read.certificate());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + keyStore, unreadable);
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("cannot read " + keyStore, unreadable);
    }
  }

  private static Optional<byte[]> encoded(Optional<X509Certificate> certificate)
      throws CertificateEncodingException {
    return certificate.isEmpty() ? Optional.empty() : Optional.of(certificate.get().getEncoded());
  }

  private Optional<X509Certificate> read() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(keyStore)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password());
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.isKeyEntry(alias)
            && keys.getCertificate(alias) instanceof X509Certificate certificate
            && certificate.getPublicKey() instanceof RSAPublicKey) {
          return Optional.of(certificate);
        }
      }
      return Optional.empty();
    }
  }

  private char[] password() throws IOException {
    String text = Files.readString(passwordFile);
    return text.lines().findFirst().orElse("").strip().toCharArray();
  }
}
