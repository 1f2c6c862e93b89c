package org.confab.protocol.srtp;

import java.nio.ByteBuffer;

/**
 * Encryption and authentication of packets under one master key, in place and in buffers with an
 * array. A packet stands between position and limit.
 */
abstract class PacketCipher {
  /** Bytes of an RTCP packet that stay in the clear. */
  static final int RTCP_CLEAR = 8;

  /** Bytes of the word that says whether an SRTCP packet is encrypted, and its index. */
  static final int TRAILER_BYTES = 4;

  static final int ENCRYPTED_BIT = 0x80000000;

  static PacketCipher of(SrtpKeying keying, CryptoScratch scratch) {
    return keying.suite().aead()
        ? new GcmCipher(keying.key(), scratch)
        : new CounterCipher(keying.key(), scratch);
  }

  /** Protects an RTP packet, and moves its limit. */
  abstract void protectRtp(ByteBuffer packet, int header, long index, SrtpKeying keying);

  /** Protects an RTCP packet, and moves its limit. */
  abstract void protectRtcp(ByteBuffer packet, int trailer, SrtpKeying keying);

  /**
   * Opens an RTP packet whose payload ends after {@code length} bytes; unless it is authentic with
   * this index, it stays as it is.
   */
  abstract boolean openRtp(
      ByteBuffer packet, int header, int length, long index, SrtpKeying keying);

  /** The same for an RTCP packet. */
  abstract boolean openRtcp(ByteBuffer packet, int length, SrtpKeying keying);

  /** Where the trailer of an RTCP packet stands whose text ends after {@code length} bytes. */
  abstract int trailerAt(ByteBuffer packet, int length);

  static void append(ByteBuffer packet, byte[] bytes, int count) {
    int at = packet.limit();
    packet.limit(at + count);
    packet.put(at, bytes, 0, count);
  }

  static void append(ByteBuffer packet, int word) {
    int at = packet.limit();
    packet.limit(at + TRAILER_BYTES);
    packet.putInt(at, word);
  }

  static void append(ByteBuffer packet, Mki mki) {
    int at = packet.limit();
    packet.limit(at + mki.length());
    for (int each = 0; each < mki.length(); each++) {
      packet.put(at + each, mki.octet(each));
    }
  }

  /** The identifier must be the agreed one: it is not covered by the tag. */
  static boolean has(ByteBuffer packet, int at, Mki mki) {
    for (int each = 0; each < mki.length(); each++) {
      if (packet.get(at + each) != mki.octet(each)) {
        return false;
      }
    }
    return true;
  }
}
