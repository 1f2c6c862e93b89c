package org.confab.protocol.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in Galois/counter mode (RFC 7714): payload, tag, trailer, MKI. */
final class GcmCipher extends PacketCipher {
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 8 * SrtpSuite.GCM_TAG_BYTES;

  private final Cipher cipher;
  private final SecretKeySpec rtpKey;
  private final SecretKeySpec rtcpKey;
  private final byte[] rtpSalt;
  private final byte[] rtcpSalt;
  private final byte[] iv = new byte[IV_BYTES];
  private final CryptoScratch scratch;

  GcmCipher(SrtpKey master, CryptoScratch scratch) {
    this(SessionKeys.ofRtp(master, scratch), SessionKeys.ofRtcp(master, scratch), scratch);
  }

  private GcmCipher(SessionKeys rtp, SessionKeys rtcp, CryptoScratch scratch) {
    this(rtp.cipher, rtp.salt, rtcp.cipher, rtcp.salt, scratch);
  }

  /** With session keys, and salts of which the first 12 bytes count. */
  GcmCipher(byte[] rtpKey, byte[] rtpSalt, byte[] rtcpKey, byte[] rtcpSalt, CryptoScratch scratch) {
    this.scratch = scratch;
    this.rtpKey = new SecretKeySpec(rtpKey, "AES");
    this.rtcpKey = new SecretKeySpec(rtcpKey, "AES");
    this.rtpSalt = rtpSalt.clone();
    this.rtcpSalt = rtcpSalt.clone();
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has AES", missing);
    }
  }

  @Override
  void protectRtp(ByteBuffer packet, int header, long index, SrtpKeying keying) {
    int start = packet.position();
    vector(packet.getInt(start + 8), index >>> 16, index & 0xffff, rtpSalt);
    byte[] data = packet.array();
    int offset = packet.arrayOffset() + start;
    int length = packet.remaining();
    packet.limit(packet.limit() + SrtpSuite.GCM_TAG_BYTES);
    seal(rtpKey, data, offset, header, -1, length);
    append(packet, keying.mki());
  }

  @Override
  void protectRtcp(ByteBuffer packet, int trailer, SrtpKeying keying) {
    int start = packet.position();
    int index = trailer & ~ENCRYPTED_BIT;
    vector(packet.getInt(start + 4), 0, index, rtcpSalt);
    byte[] data = packet.array();
    int offset = packet.arrayOffset() + start;
    int length = packet.remaining();
    packet.limit(packet.limit() + SrtpSuite.GCM_TAG_BYTES);
    append(packet, trailer);
    seal(rtcpKey, data, offset, RTCP_CLEAR, length + SrtpSuite.GCM_TAG_BYTES, length);
    append(packet, keying.mki());
  }

  @Override
  boolean openRtp(ByteBuffer packet, int header, int length, long index, SrtpKeying keying) {
    int start = packet.position();
    if (!has(packet, start + length + SrtpSuite.GCM_TAG_BYTES, keying.mki())) {
      return false;
    }
    vector(packet.getInt(start + 8), index >>> 16, index & 0xffff, rtpSalt);
    return opened(rtpKey, packet.array(), packet.arrayOffset() + start, header, -1, length);
  }

  @Override
  boolean openRtcp(ByteBuffer packet, int length, SrtpKeying keying) {
    int start = packet.position();
    int at = trailerAt(packet, length);
    if (!has(packet, at + TRAILER_BYTES, keying.mki())) {
      return false;
    }
    int trailer = packet.getInt(at);
    vector(packet.getInt(start + 4), 0, trailer & ~ENCRYPTED_BIT, rtcpSalt);
    // What is not encrypted is authenticated as a whole, with a tag of no text (9.2).
    int clear = (trailer & ENCRYPTED_BIT) == 0 ? length : RTCP_CLEAR;
    return opened(rtcpKey, packet.array(), packet.arrayOffset() + start, clear, at - start, length);
  }

  @Override
  int trailerAt(ByteBuffer packet, int length) {
    return packet.position() + length + SrtpSuite.GCM_TAG_BYTES;
  }

  // Two zeros, the source, the rollover counter, the number; of RTCP 31 bits of index (8.1, 9.1).
  private void vector(int ssrc, long upper, long lower, byte[] salt) {
    iv[0] = 0;
    iv[1] = 0;
    word(2, ssrc);
    word(6, (int) upper);
    iv[10] = (byte) (lower >>> 8);
    iv[11] = (byte) lower;
    iv[8] |= (byte) (lower >>> 24);
    iv[9] |= (byte) (lower >>> 16);
    for (int each = 0; each < IV_BYTES; each++) {
      iv[each] ^= salt[each];
    }
  }

  private void word(int at, int value) {
    for (int each = 0; each < 4; each++) {
      iv[at + each] = (byte) (value >>> (24 - 8 * each));
    }
  }

  private void seal(SecretKeySpec key, byte[] data, int offset, int clear, int word, int length) {
    try {
      begin(Cipher.ENCRYPT_MODE, key, data, offset, clear, word);
      cipher.doFinal(data, offset + clear, length - clear, data, offset + clear);
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("a new index each time, and room for the tag", never);
    }
  }

  // The text goes by a buffer: of a forged packet nothing must be changed.
  private boolean opened(
      SecretKeySpec key, byte[] data, int offset, int clear, int word, int length) {
    int text = length - clear;
    try {
      begin(Cipher.DECRYPT_MODE, key, data, offset, clear, word);
      cipher.doFinal(data, offset + clear, text + SrtpSuite.GCM_TAG_BYTES, scratch.stream, 0);
    } catch (AEADBadTagException forged) {
      return false;
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("the scratch has room for the longest packet", never);
    }
    System.arraycopy(scratch.stream, 0, data, offset + clear, text);
    return true;
  }

  private void begin(int mode, SecretKeySpec key, byte[] data, int offset, int clear, int word)
      throws GeneralSecurityException {
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(data, offset, clear);
    if (word >= 0) {
      cipher.updateAAD(data, offset + word, TRAILER_BYTES);
    }
  }
}
