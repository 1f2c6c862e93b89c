package org.confab.ejb.directorysync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.confab.core.directorysync.EntryName;

/** What stands for a text that is too long for an index: its SHA-256 in hexadecimal. */
final class NameKey {
  private NameKey() {}

  static String of(EntryName name) {
    return of(name.normalised());
  }

  static String of(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
