package org.confab.web.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.confab.core.Settings;

/** Knows the password of {@code admin}; it is read anew each time, so a changed file counts. */
@ApplicationScoped
public class AdminPassword {
  private static final String SCHEME = "Basic ";

  private final Path file;

  @Inject
  AdminPassword(Settings settings) {
    this.file = settings.adminPasswordFile();
  }

  /** Whether an Authorization header holds it; takes the same time whatever differs. */
  boolean isIn(String authorization) throws IOException {
    Optional<String> password = Files.readString(file).lines().findFirst();
    if (password.isEmpty() || password.get().isEmpty()) {
      throw new IOException("no password in " + file);
    }
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] given;
    try {
      given = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
    return MessageDigest.isEqual(digest(given), digest(bytes("admin:" + password.get())));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Hashed first, so that not even the length tells. */
  private static byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
