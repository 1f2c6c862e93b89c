package org.confab.ejb.conferencing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.Optional;
import org.confab.core.conferencing.ConferenceKey;
import org.confab.ejb.certificates.MadeOfFile;

/**
 * The RSA key of the server certificate: it is there in every instance, survives restarts, and
 * clients can check whose it is. An instance whose certificate has another kind of key has none.
 */
public final class KeyStoreConferenceKey implements ConferenceKey {
  private final Path keyStore;
  private final Path passwordFile;
  private final MadeOfFile<Optional<Pair>> pair;

  private record Pair(X509Certificate certificate, PrivateKey key) {}

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
    this.pair = new MadeOfFile<>(keyStore, this::read);
  }

  @Override
  public Optional<byte[]> certificate() {
    return pair().map(Pair::certificate).map(KeyStoreConferenceKey::encoded);
  }

  @Override
  public Optional<String> open(byte[] cms) {
    return pair().flatMap(pair -> Envelope.open(cms, pair.key()));
  }

  @Override
  public byte[] seal(String secret, byte[] certificate) {
    return Envelope.seal(secret, certificate);
  }

  private Optional<Pair> pair() {
    return pair.get();
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException unreadable) {
      throw new IllegalStateException("a certificate that was read cannot be written", unreadable);
    }
  }

  private Optional<Pair> read() {
    try {
      return found();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + keyStore, unreadable);
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("cannot read " + keyStore, unreadable);
    }
  }

  private Optional<Pair> found() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(keyStore)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      char[] password = password();
      keys.load(in, password);
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.isKeyEntry(alias)
            && keys.getCertificate(alias) instanceof X509Certificate certificate
            && certificate.getPublicKey() instanceof RSAPublicKey
            && keys.getKey(alias, password) instanceof PrivateKey key) {
          return Optional.of(new Pair(certificate, key));
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
