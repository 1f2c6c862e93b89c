package org.confab.ejb.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The certificates of a PKCS#12 file of this instance. */
final class KeyFile {
  private KeyFile() {}

  /**
   * The chain of its key, that of the key itself first.
   *
   * @param password its first line opens the file
   * @throws IllegalStateException if there is no such key in it
   */
  static List<X509Certificate> chain(Path file, Path password) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(
          in, Files.readString(password).lines().findFirst().orElse("").strip().toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.getCertificateChain(alias);
        if (store.isKeyEntry(alias) && chain != null) {
          return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
        }
      }
      throw new IllegalStateException("there is no key in " + file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("cannot use " + file, unusable);
    }
  }
}
