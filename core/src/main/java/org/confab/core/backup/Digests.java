package org.confab.core.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The checksum of backups. */
final class Digests {
  /** Its length in octets. */
  static final int LENGTH = 32;

  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
