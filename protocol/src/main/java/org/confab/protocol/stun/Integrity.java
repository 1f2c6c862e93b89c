package org.confab.protocol.stun;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * MESSAGE-INTEGRITY: HMAC-SHA1 over what stands before the attribute, in the forms that are in use.
 * They differ in the length that the header has while it is computed, and in what is behind the
 * text.
 */
public enum Integrity {
  /** The length up to the end of the attribute itself (RFC 5389 15.4). */
  RFC5389(false, false),
  /**
   * The length of the whole message with its fingerprint, the text filled up with zeros to a
   * multiple of 64 bytes ([MS-ICE2] 3.1.4.8.2).
   */
  MS_ICE2(true, true),
  /**
   * The length up to the end of the attribute, the text filled up with zeros to a multiple of 64
   * bytes (RFC 3489 11.2.8 and [MS-TURN] 2.2.2.8).
   */
  CLASSIC(false, true);

  /** How many bytes the code has. */
  public static final int BYTES = 20;

  static final int ATTRIBUTE = 4 + BYTES;
  private static final int BLOCK = 64;
  private static final String ALGORITHM = "HmacSHA1";

  private final boolean lengthOfAll;
  private final boolean filled;

  Integrity(boolean lengthOfAll, boolean filled) {
    this.lengthOfAll = lengthOfAll;
    this.filled = filled;
  }

  /**
   * The code of a message.
   *
   * @param message its bytes; the length in its header is that of the whole
   * @param at where the attribute begins
   * @param key the password, or the digest of a long-term credential
   */
  byte[] code(byte[] message, int at, byte[] key) {
    int length = lengthOfAll ? message.length : at + ATTRIBUTE;
    byte[] head = Arrays.copyOf(message, StunPacket.HEADER);
    StunPacket.putLength(head, length - StunPacket.HEADER);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(head);
      mac.update(message, StunPacket.HEADER, at - StunPacket.HEADER);
      if (filled && at % BLOCK != 0) {
        mac.update(new byte[BLOCK - at % BLOCK]);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA1", impossible);
    }
  }
}
