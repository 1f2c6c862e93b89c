package org.confab.protocol.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA1, cut to the tag's length (RFC 3711 4.2). */
final class Authenticator {
  private final Mac mac;
  private final CryptoScratch scratch;

  Authenticator(byte[] key, CryptoScratch scratch) {
    this.scratch = scratch;
    try {
      mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HMAC-SHA1", missing);
    }
  }

  /** Of a packet of RTP: the rollover counter counts in. */
  byte[] rtp(byte[] data, int offset, int length, int rollovers) {
    byte[] word = scratch.word;
    for (int each = 0; each < 4; each++) {
      word[each] = (byte) (rollovers >>> (24 - 8 * each));
    }
    mac.update(data, offset, length);
    mac.update(word);
    return tag();
  }

  /** Of a packet of RTCP, its index included. */
  byte[] rtcp(byte[] data, int offset, int length) {
    mac.update(data, offset, length);
    return tag();
  }

  private byte[] tag() {
    try {
      mac.doFinal(scratch.digest, 0);
    } catch (ShortBufferException never) {
      throw new IllegalStateException("the digest has its 20 bytes", never);
    }
    return scratch.digest;
  }

  /** Compares in a time that does not tell where they differ. */
  static boolean same(byte[] tag, byte[] data, int offset, int length) {
    int different = 0;
    for (int each = 0; each < length; each++) {
      different |= tag[each] ^ data[offset + each];
    }
    return different == 0;
  }
}
