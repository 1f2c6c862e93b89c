package org.confab.protocol.mras;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What server and relays have in common: the server makes credentials with it, the relays check
 * them and need to ask nobody ([MS-AVEDGEA] 3). The user name is a token and its HMAC-SHA1, the
 * password an HMAC-SHA1 of the user name under another key.
 */
public final class RelayKey {
  /** Length of its bytes: one half signs tokens, the other makes passwords. */
  public static final int LENGTH = 64;

  private static final String ALGORITHM = "HmacSHA1";
  private static final int MAC_LENGTH = 20;

  private final String name;
  private final byte[] bytes;
  private final SecretKeySpec signing;
  private final SecretKeySpec password;

  /**
   * A key.
   *
   * @param name what it is called; tells nothing of the key
   * @param bytes 64 bytes
   */
  public RelayKey(String name, byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a relay key has " + LENGTH + " bytes");
    }
    this.name = name;
    this.bytes = bytes.clone();
    this.signing = new SecretKeySpec(bytes, 0, LENGTH / 2, ALGORITHM);
    this.password = new SecretKeySpec(bytes, LENGTH / 2, LENGTH / 2, ALGORITHM);
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** The key itself, for the link to media servers. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Makes credentials. libnice trims quotation marks and zeros at both ends of what it computes
   * with, so there are none: a moment more of validity makes other ones.
   *
   * @param version of the token: 1 or 2
   * @param identity the user's address, in whatever case
   * @param expires until when they are good
   */
  public RelayCredentials issue(int version, String identity, Instant expires) {
    byte[] client =
        mac(
            signing,
            ("user " + identity.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    RelayToken token = RelayToken.of(version, expires, client);
    while (true) {
      byte[] blob = token.bytes();
      byte[] username = Arrays.copyOf(blob, blob.length + MAC_LENGTH);
      System.arraycopy(mac(signing, blob), 0, username, blob.length, MAC_LENGTH);
      byte[] secret = mac(password, username);
      if (survivesTrimming(username) && survivesTrimming(secret)) {
        return new RelayCredentials(username, secret);
      }
      token = token.next();
    }
  }

  private static boolean survivesTrimming(byte[] text) {
    byte last = text[text.length - 1];
    return text[0] != '"' && last != '"' && last != 0;
  }

  /**
   * The credentials of that user name, if this key has made them and they have not expired.
   *
   * @param username the bytes of the user name
   */
  public Optional<RelayTicket> check(byte[] username, Instant now) {
    int length = username.length - MAC_LENGTH;
    if (length <= 0) {
      return Optional.empty();
    }
    byte[] blob = Arrays.copyOf(username, length);
    byte[] said = Arrays.copyOfRange(username, length, username.length);
    if (!MessageDigest.isEqual(mac(signing, blob), said)) {
      return Optional.empty();
    }
    RelayToken token = RelayToken.read(blob);
    return token.expires().isAfter(now)
        ? Optional.of(
            new RelayTicket(
                HexFormat.of().formatHex(token.client()),
                token.expires(),
                new RelayCredentials(username.clone(), mac(password, username))))
        : Optional.empty();
  }

  private static byte[] mac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA1", impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RelayKey that
        && name.equals(that.name)
        && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return "RelayKey[" + name + "]";
  }
}
