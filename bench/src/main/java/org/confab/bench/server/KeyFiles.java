package org.confab.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/** Certificate and key of an instance as PEM, for a peer that is to show the same one. */
final class KeyFiles {
  private static final String ALIAS = "server";

  private KeyFiles() {}

  /** Writes {@code certificate.pem} and {@code key.pem}, which the owner alone may read. */
  static void write(Confab instance, Path directory) {
    Path keys = instance.home().resolve("keys");
    try (InputStream in = Files.newInputStream(keys.resolve("server.p12"))) {
      char[] password = Files.readString(keys.resolve("server.password")).strip().toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      StringBuilder chain = new StringBuilder();
      for (Certificate certificate : store.getCertificateChain(ALIAS)) {
        chain.append(pem("CERTIFICATE", certificate.getEncoded()));
      }
      Key key = store.getKey(ALIAS, password);
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("certificate.pem"), chain);
      Path file = directory.resolve("key.pem");
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()));
    } catch (IOException | GeneralSecurityException unusable) {
      throw new IllegalStateException("no certificate of " + instance, unusable);
    }
  }

  /** RFC 7468. */
  static String pem(String label, byte[] content) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(
            label,
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content));
  }
}
