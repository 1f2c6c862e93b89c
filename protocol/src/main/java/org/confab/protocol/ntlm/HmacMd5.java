package org.confab.protocol.ntlm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * HMAC-MD5 (RFC 2104) under one key, for many texts that begin alike: the digests of the padded key
 * and of that beginning are made once and copied for each text. Safe for use by several threads.
 */
final class HmacMd5 {
  private static final int BLOCK = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final MessageDigest inner;
  private final MessageDigest outer;

  /**
   * Prepares a key.
   *
   * @param key at most 64 bytes
   * @param beginning what stands before every text
   */
  HmacMd5(byte[] key, byte[] beginning) {
    inner = padded(key, INNER);
    inner.update(beginning);
    outer = padded(key, OUTER);
  }

  private static MessageDigest padded(byte[] key, byte pad) {
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      block[i] = (byte) (pad ^ (i < key.length ? key[i] : 0));
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(block);
      return digest;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has MD5", impossible);
    }
  }

  /** The code of the beginning and this text, 16 bytes. */
  byte[] of(byte[] text) {
    try {
      MessageDigest whole = (MessageDigest) outer.clone();
      return whole.digest(((MessageDigest) inner.clone()).digest(text));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("the JDK's MD5 can be copied", impossible);
    }
  }
}
