package org.confab.protocol.webticket;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** P_SHA1 of TLS (RFC 2246 5), with which both sides' entropy becomes one key (WS-Trust 1.3). */
public final class PSha1 {
  private static final String HMAC = "HmacSHA1";

  private PSha1() {}

  /**
   * The key of two halves.
   *
   * @param secret the client's entropy; not empty
   * @param seed the server's entropy
   * @param length of the key in bytes
   */
  public static byte[] derive(byte[] secret, byte[] seed, int length) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      ByteBuffer key = ByteBuffer.allocate(length);
      byte[] chain = seed;
      while (key.hasRemaining()) {
        chain = mac.doFinal(chain);
        mac.update(chain);
        byte[] block = mac.doFinal(seed);
        key.put(block, 0, Math.min(block.length, key.remaining()));
      }
      return key.array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA1", impossible);
    }
  }
}
