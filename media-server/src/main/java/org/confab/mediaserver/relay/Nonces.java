package org.confab.mediaserver.relay;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that say themselves until when they are good and for which address, so that nothing is
 * kept for those who never come back (RFC 5389 10.2). 16 characters.
 */
final class Nonces {
  private static final String ALGORITHM = "HmacSHA1";
  private static final int SECRET = 32;
  private static final int CODE = 8;
  private static final int TEXT = 16;

  private final SecretKeySpec key;
  private final long seconds;

  Nonces(Duration life, SecureRandom random) {
    byte[] secret = new byte[SECRET];
    random.nextBytes(secret);
    key = new SecretKeySpec(secret, ALGORITHM);
    seconds = life.toSeconds();
  }

  /** A new one for a client; {@code now} in milliseconds. */
  byte[] make(InetAddress client, long now) {
    return text((int) (now / 1000 + seconds), client);
  }

  /** Whether it was made here for this client and is still good. */
  boolean good(byte[] nonce, InetAddress client, long now) {
    if (nonce.length != TEXT) {
      return false;
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException notOurs) {
      return false;
    }
    int expires = ByteBuffer.wrap(bytes).getInt();
    return MessageDigest.isEqual(text(expires, client), nonce) && expires >= (int) (now / 1000);
  }

  private byte[] text(int expires, InetAddress client) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(expires).flip());
      byte[] code = mac.doFinal(client.getAddress());
      byte[] out =
          ByteBuffer.allocate(Integer.BYTES + CODE)
              .putInt(expires)
              .put(Arrays.copyOf(code, CODE))
              .array();
      return Base64.getUrlEncoder().encodeToString(out).getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA1", impossible);
    }
  }
}
