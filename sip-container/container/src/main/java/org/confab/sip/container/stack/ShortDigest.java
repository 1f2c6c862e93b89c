package org.confab.sip.container.stack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first bytes of a SHA-256, in hexadecimal. Asking the JDK for the algorithm costs more than so
 * few bytes do, so each thread asks once.
 */
final class ShortDigest {
  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(ShortDigest::made);

  private ShortDigest() {}

  /**
   * Of that text in UTF-8.
   *
   * @param bytes how many of the 32
   */
  static String of(String text, int bytes) {
    byte[] whole = SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(whole, 0, bytes);
  }

  private static MessageDigest made() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
