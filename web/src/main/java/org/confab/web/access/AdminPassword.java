package org.confab.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.confab.core.Settings;

/** Knows the password of {@code admin}; it is read anew each time, so a changed file counts. */
@ApplicationScoped
public class AdminPassword {
  private final Path file;

  @Inject
  AdminPassword(Settings settings) {
    this.file = settings.adminPasswordFile();
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never used on the proxy itself
  protected AdminPassword() {
    this.file = null;
  }

  /** Whether it is that; takes the same time whatever differs. */
  boolean is(String given) throws IOException {
    Optional<String> password = Files.readString(file).lines().findFirst();
    if (password.isEmpty() || password.get().isEmpty()) {
      throw new IOException("no password in " + file);
    }
    return MessageDigest.isEqual(digest(given), digest(password.get()));
  }

  /** Hashed first, so that not even the length tells. */
  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
