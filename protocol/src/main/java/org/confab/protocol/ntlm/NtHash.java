package org.confab.protocol.ntlm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The NT hash of a password, MD4 over its UTF-16 ([MS-NLMP] 3.3.1). As good as the password itself,
 * so it never shows in texts.
 */
public final class NtHash {
  /** Length in bytes. */
  public static final int LENGTH = 16;

  private final byte[] bytes;

  private NtHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of a password. */
  public static NtHash ofPassword(String password) {
    return new NtHash(Md4.digest(password.getBytes(StandardCharsets.UTF_16LE)));
  }

  /**
   * A hash that was stored.
   *
   * @throws IllegalArgumentException unless there are 16 bytes
   */
  public static NtHash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("an NT hash has " + LENGTH + " bytes");
    }
    return new NtHash(bytes.clone());
  }

  /** A copy of the 16 bytes, to be stored encrypted. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NtHash that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "NtHash[…]";
  }
}
