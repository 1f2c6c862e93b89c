package org.confab.protocol.srtp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A master key of 16 bytes with its salt of 14 (RFC 3711 4.3), of 12 for Galois/counter mode (RFC
 * 7714 11); its text says nothing of it.
 */
public final class SrtpKey {
  /** Bytes of the key. */
  public static final int KEY_BYTES = 16;

  /** Bytes of the salt. */
  public static final int SALT_BYTES = 14;

  private static final int LENGTH = KEY_BYTES + SALT_BYTES;
  private static final String DERIVATION = "HmacSHA256";

  private final byte[] bytes;

  private SrtpKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Key and salt in a row; throws {@link IllegalArgumentException} unless 28 or 30 bytes. */
  public static SrtpKey of(byte[] keyAndSalt) {
    if (keyAndSalt.length != LENGTH && keyAndSalt.length != SrtpSuite.AEAD_AES_128_GCM.keyBytes()) {
      throw new IllegalArgumentException("a key and salt of " + keyAndSalt.length + " bytes");
    }
    return new SrtpKey(keyAndSalt.clone());
  }

  /** As in a crypto line; throws {@link IllegalArgumentException} unless base64 of so many. */
  public static SrtpKey parse(String base64) {
    return of(Base64.getDecoder().decode(base64));
  }

  /** A new one. */
  public static SrtpKey generate(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new SrtpKey(bytes);
  }

  /**
   * The key for a suite: this one, or another made of it in a way that tells nothing of either, so
   * that no two suites that work differently share one.
   */
  public SrtpKey of(SrtpSuite suite) {
    if (bytes.length == suite.keyBytes()) {
      return this;
    }
    try {
      Mac mac = Mac.getInstance(DERIVATION);
      mac.init(new SecretKeySpec(bytes, DERIVATION));
      byte[] made = mac.doFinal(suite.name().getBytes(StandardCharsets.US_ASCII));
      return new SrtpKey(Arrays.copyOf(made, suite.keyBytes()));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HMAC-SHA256", missing);
    }
  }

  /** Bytes of key and salt. */
  int length() {
    return bytes.length;
  }

  /** The text for a crypto line: a secret. */
  public String asBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  byte[] key() {
    return Arrays.copyOf(bytes, KEY_BYTES);
  }

  // A salt of 12 bytes is filled up with zeros for the derivation of session keys (RFC 7714 11).
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
