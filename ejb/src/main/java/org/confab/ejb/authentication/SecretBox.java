package org.confab.ejb.authentication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets at rest with AES-256-GCM. Each is bound to its owner: moved to another owner's
 * row it does not open.
 */
public final class SecretBox {
  private static final int KEY_LENGTH = 32;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_ID_DIGITS = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey key;
  private final String keyId;

  private SecretBox(byte[] keyBytes) {
    if (keyBytes.length != KEY_LENGTH) {
      throw new IllegalArgumentException("the key of secrets must have " + KEY_LENGTH + " bytes");
    }
    key = new SecretKeySpec(keyBytes, "AES");
    keyId = idOf(keyBytes);
  }

  /** A box with that key of 32 bytes. */
  public static SecretBox of(byte[] keyBytes) {
    return new SecretBox(keyBytes);
  }

  /**
   * A box with the key of a file: 32 bytes in hexadecimal.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it holds something else; the message does not show it
   */
  public static SecretBox ofFile(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    if (!text.matches("[0-9a-fA-F]{" + 2 * KEY_LENGTH + "}")) {
      throw new IllegalArgumentException(file + " holds no key of " + KEY_LENGTH + " bytes");
    }
    return new SecretBox(HexFormat.of().parseHex(text));
  }

  private static String idOf(byte[] keyBytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(keyBytes);
      return HexFormat.of().formatHex(hash, 0, KEY_ID_DIGITS / 2);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Names the key without telling it, so that one can be replaced some day. */
  public String keyId() {
    return keyId;
  }

  /**
   * Refuses to go on with secrets of another key.
   *
   * @throws IllegalStateException that names both keys
   */
  void requireKey(String id) {
    if (!id.equals(keyId)) {
      throw new IllegalStateException(
          "credentials are encrypted with key " + id + ", but the key here is " + keyId);
    }
  }

  /**
   * A key for another purpose, 64 bytes: always the same ones for the same purpose, and nothing of
   * this box can be learnt from them.
   */
  public byte[] derive(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA512"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA512", impossible);
    }
  }

  /** Encrypts a secret of an owner: nonce, ciphertext, tag. */
  public byte[] seal(byte[] secret, String owner) {
    byte[] nonce = new byte[NONCE_LENGTH];
    RANDOM.nextBytes(nonce);
    byte[] sealed = apply(Cipher.ENCRYPT_MODE, nonce, secret, owner);
    return ByteBuffer.allocate(NONCE_LENGTH + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * Decrypts a secret of an owner.
   *
   * @throws IllegalStateException if it was changed, belongs to someone else, or to another key
   */
  public byte[] open(byte[] sealed, String owner) {
    if (sealed.length < NONCE_LENGTH) {
      throw new IllegalStateException("no sealed secret");
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
    byte[] rest = Arrays.copyOfRange(sealed, NONCE_LENGTH, sealed.length);
    return apply(Cipher.DECRYPT_MODE, nonce, rest, owner);
  }

  private byte[] apply(int mode, byte[] nonce, byte[] input, String owner) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("a secret does not open with key " + keyId, failed);
    }
  }

  @Override
  public String toString() {
    return "SecretBox[" + keyId + "]";
  }
}
