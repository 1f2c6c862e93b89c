package org.confab.protocol.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode (RFC 3711 4.1.1). The counters are encrypted block by block with one key that
 * stays: a cipher in counter mode would have to be begun anew for each packet, which costs more
 * than the packet.
 */
final class KeyStream {
  private final Cipher cipher;
  private final byte[] salt;
  private final CryptoScratch scratch;

  KeyStream(byte[] key, byte[] salt, CryptoScratch scratch) {
    this.salt = salt.clone();
    this.scratch = scratch;
    try {
      cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has AES", missing);
    }
  }

  /** Encrypts or decrypts in place. */
  void apply(int ssrc, long index, byte[] data, int offset, int length) {
    int blocks = (length + CryptoScratch.BLOCK - 1) / CryptoScratch.BLOCK;
    counters(ssrc, index, blocks);
    byte[] stream = scratch.stream;
    try {
      cipher.update(scratch.counters, 0, blocks * CryptoScratch.BLOCK, stream, 0);
    } catch (ShortBufferException never) {
      throw new IllegalStateException("the stream has room for the longest packet", never);
    }
    for (int each = 0; each < length; each++) {
      data[offset + each] ^= stream[each];
    }
  }

  // IV = (salt * 2^16) XOR (SSRC * 2^64) XOR (index * 2^16), and the block's number in its end.
  private void counters(int ssrc, long index, int blocks) {
    byte[] out = scratch.counters;
    System.arraycopy(salt, 0, out, 0, salt.length);
    for (int each = 0; each < 4; each++) {
      out[4 + each] ^= (byte) (ssrc >>> (24 - 8 * each));
    }
    for (int each = 0; each < 6; each++) {
      out[8 + each] ^= (byte) (index >>> (40 - 8 * each));
    }
    out[14] = 0;
    out[15] = 0;
    for (int block = 1; block < blocks; block++) {
      int at = block * CryptoScratch.BLOCK;
      System.arraycopy(out, 0, out, at, 14);
      out[at + 14] = (byte) (block >>> 8);
      out[at + 15] = (byte) block;
    }
  }
}
