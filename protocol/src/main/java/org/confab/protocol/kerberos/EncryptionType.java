package org.confab.protocol.kerberos;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How tickets are encrypted (RFC 3961 and those below): opens them, no more. */
public enum EncryptionType {
  /** RFC 3962. */
  AES128_SHA1(17, 16, "HmacSHA1", 12),
  /** RFC 3962. */
  AES256_SHA1(18, 32, "HmacSHA1", 12),
  /** RFC 8009. */
  AES128_SHA256(19, 16, "HmacSHA256", 16),
  /** RFC 8009. */
  AES256_SHA384(20, 32, "HmacSHA384", 24),
  /** RFC 4757; weak, and what Active Directory took for accounts that do not say otherwise. */
  RC4(23, 16, "HmacMD5", 16);

  private static final int BLOCK = 16;
  private static final byte ENCRYPTION = (byte) 0xaa;
  private static final byte INTEGRITY = 0x55;

  private final int number;
  private final int keyLength;
  private final String mac;
  private final int macLength;

  EncryptionType(int number, int keyLength, String mac, int macLength) {
    this.number = number;
    this.keyLength = keyLength;
    this.mac = mac;
    this.macLength = macLength;
  }

  /** The type of that number, if it is one of these. */
  public static Optional<EncryptionType> of(int number) {
    return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
  }

  /** The number that tickets and keytabs carry. */
  public int number() {
    return number;
  }

  /**
   * Opens what was sealed with that key for that use.
   *
   * @param usage what it was sealed for (RFC 4120 7.5.1); 2 is a ticket
   * @throws IllegalArgumentException if the key is not the one, or the text was changed
   */
  byte[] open(byte[] key, int usage, byte[] sealed) {
    int confounder = this == RC4 ? 8 : BLOCK;
    if (key.length != keyLength || sealed.length < confounder + macLength) {
      throw new IllegalArgumentException("key or text has the wrong length");
    }
    try {
      byte[] text = this == RC4 ? openRc4(key, usage, sealed) : openAes(key, usage, sealed);
      return Arrays.copyOfRange(text, confounder, text.length);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + mac + ", AES and RC4", impossible);
    }
  }

  private byte[] openAes(byte[] key, int usage, byte[] sealed) throws GeneralSecurityException {
    byte[] encrypted = Arrays.copyOf(sealed, sealed.length - macLength);
    Cipher cipher = Cipher.getInstance("AES/CTS/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(derived(key, usage, ENCRYPTION, keyLength), "AES"),
        new IvParameterSpec(new byte[BLOCK]));
    byte[] text = cipher.doFinal(encrypted);
    boolean sha1 = mac.equals("HmacSHA1");
    byte[] seen = sha1 ? text : join(new byte[BLOCK], encrypted);
    byte[] key2 = derived(key, usage, INTEGRITY, sha1 ? keyLength : macLength);
    check(Arrays.copyOf(hmac(key2, seen), macLength), sealed, encrypted.length);
    return text;
  }

  private byte[] openRc4(byte[] key, int usage, byte[] sealed) throws GeneralSecurityException {
    byte[] purpose = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(usage).array();
    byte[] base = hmac(key, purpose);
    byte[] checksum = Arrays.copyOf(sealed, macLength);
    Cipher cipher = Cipher.getInstance("ARCFOUR");
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(hmac(base, checksum), "ARCFOUR"));
    byte[] text = cipher.doFinal(sealed, macLength, sealed.length - macLength);
    check(hmac(base, text), sealed, 0);
    return text;
  }

  private static void check(byte[] computed, byte[] sealed, int at) {
    if (!MessageDigest.isEqual(computed, Arrays.copyOfRange(sealed, at, at + computed.length))) {
      throw new IllegalArgumentException("sealed with another key, or changed");
    }
  }

  /** The key for one use of the base key (RFC 3961 5.1; RFC 8009 3). */
  private byte[] derived(byte[] key, int usage, byte purpose, int length)
      throws GeneralSecurityException {
    byte[] constant = ByteBuffer.allocate(5).putInt(usage).put(purpose).array();
    if (!mac.equals("HmacSHA1")) {
      byte[] input =
          ByteBuffer.allocate(14).putInt(1).put(constant).put((byte) 0).putInt(length * 8).array();
      return Arrays.copyOf(hmac(key, input), length);
    }
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    byte[] out = new byte[length];
    byte[] block = folded(constant);
    for (int at = 0; at < length; at += BLOCK) {
      block = cipher.doFinal(block);
      System.arraycopy(block, 0, out, at, BLOCK);
    }
    return out;
  }

  /**
   * The constant drawn out to one block (RFC 3961 5.1, n-fold): copies of it, each turned right by
   * 13 bits more, are added up block by block in ones' complement.
   */
  static byte[] folded(byte[] constant) {
    int bits = constant.length * 8;
    int common = BigInteger.valueOf(BLOCK).gcd(BigInteger.valueOf(constant.length)).intValue();
    int[] sums = new int[BLOCK];
    for (int at = 0; at < constant.length * BLOCK / common; at++) {
      int turned = 13 * (at / constant.length);
      int octet = 0;
      for (int bit = 0; bit < 8; bit++) {
        int source = Math.floorMod(at % constant.length * 8 + bit - turned, bits);
        octet = octet << 1 | constant[source / 8] >> (7 - source % 8) & 1;
      }
      sums[at % BLOCK] += octet;
    }
    byte[] out = new byte[BLOCK];
    int carry = 0;
    for (int round = 0; round < 3; round++) { // the carry of the first octet goes round to the last
      for (int at = BLOCK - 1; at >= 0; at--) {
        int sum = (round == 0 ? sums[at] : out[at] & 0xff) + carry;
        out[at] = (byte) sum;
        carry = sum >> 8;
      }
    }
    return out;
  }

  private byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac keyed = Mac.getInstance(mac);
    keyed.init(new SecretKeySpec(key, mac));
    return keyed.doFinal(text);
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
