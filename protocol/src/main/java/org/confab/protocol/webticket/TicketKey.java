package org.confab.protocol.webticket;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** A key of the ticket service: one half signs assertions, the other wraps the keys inside. */
public final class TicketKey {
  /** Length of each half in bytes. */
  public static final int HALF = 32;

  private static final String WRAP = "AESWrap";

  private final String id;
  private final byte[] signing;
  private final SecretKeySpec wrapping;

  /**
   * A key.
   *
   * @param id what tickets name it by; tells nothing of the key
   * @param bytes both halves, 64 bytes
   */
  public TicketKey(String id, byte[] bytes) {
    if (bytes.length != 2 * HALF) {
      throw new IllegalArgumentException("a ticket key has " + 2 * HALF + " bytes");
    }
    this.id = id;
    this.signing = Arrays.copyOf(bytes, HALF);
    this.wrapping = new SecretKeySpec(bytes, HALF, HALF, "AES");
  }

  /** What tickets name it by. */
  public String id() {
    return id;
  }

  byte[] signing() {
    return signing.clone();
  }

  /** Wraps a proof key (RFC 3394). */
  byte[] wrap(byte[] proofKey) {
    try {
      Cipher cipher = Cipher.getInstance(WRAP);
      cipher.init(Cipher.WRAP_MODE, wrapping);
      return cipher.wrap(new SecretKeySpec(proofKey, "Hmac"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK wraps keys", impossible);
    }
  }

  /** The proof key inside; empty if this key has not wrapped it. */
  Optional<byte[]> unwrap(byte[] wrapped) {
    try {
      Cipher cipher = Cipher.getInstance(WRAP);
      cipher.init(Cipher.UNWRAP_MODE, wrapping);
      return Optional.of(cipher.unwrap(wrapped, "Hmac", Cipher.SECRET_KEY).getEncoded());
    } catch (GeneralSecurityException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "TicketKey[" + id + "]";
  }
}
