package org.confab.protocol.srtp;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** A master key of 16 bytes with its salt of 14 (RFC 3711 4.3); its text says nothing of it. */
public final class SrtpKey {
  /** Bytes of the key. */
  public static final int KEY_BYTES = 16;

  /** Bytes of the salt. */
  public static final int SALT_BYTES = 14;

  private static final int LENGTH = KEY_BYTES + SALT_BYTES;

  private final byte[] bytes;

  private SrtpKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Key and salt in a row; throws {@link IllegalArgumentException} unless 30 bytes. */
  public static SrtpKey of(byte[] keyAndSalt) {
    if (keyAndSalt.length != LENGTH) {
      throw new IllegalArgumentException("a key and salt of " + keyAndSalt.length + " bytes");
    }
    return new SrtpKey(keyAndSalt.clone());
  }

  /** As in a crypto line; throws {@link IllegalArgumentException} unless base64 of 30 bytes. */
  public static SrtpKey parse(String base64) {
    return of(Base64.getDecoder().decode(base64));
  }

  /** A new one. */
  public static SrtpKey generate(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new SrtpKey(bytes);
  }

  /** The text for a crypto line: a secret. */
  public String asBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  byte[] key() {
    return Arrays.copyOf(bytes, KEY_BYTES);
  }

  byte[] salt() {
    return Arrays.copyOfRange(bytes, KEY_BYTES, LENGTH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SrtpKey that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SrtpKey[…]";
  }
}
