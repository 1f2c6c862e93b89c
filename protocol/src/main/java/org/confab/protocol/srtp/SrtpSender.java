package org.confab.protocol.srtp;

import java.nio.ByteBuffer;
import org.confab.protocol.rtp.RtpPacket;

/**
 * Protects what one source sends (RFC 3711 3.1, 3.4). Works in place, in buffers with an array; for
 * one thread.
 */
public final class SrtpSender {
  /** Packets that a key serves, as its crypto line says; SRTCP's index ends there too. */
  static final long LIFETIME = 1L << 31;

  private static final int HALF = 1 << 15;

  private SrtpKeying keying;
  private final KeyStream rtpStream;
  private final Authenticator rtpTag;
  private final KeyStream rtcpStream;
  private final Authenticator rtcpTag;
  private long packets;
  private int rollovers;
  private int lastSequence = -1;
  private long rtcpIndex;

  /** A source with a key of its own. */
  public SrtpSender(SrtpKeying keying, CryptoScratch scratch) {
    this.keying = keying;
    SessionKeys rtp = SessionKeys.ofRtp(keying.key(), scratch);
    SessionKeys rtcp = SessionKeys.ofRtcp(keying.key(), scratch);
    rtpStream = new KeyStream(rtp.cipher, rtp.salt, scratch);
    rtpTag = new Authenticator(rtp.authentication, scratch);
    rtcpStream = new KeyStream(rtcp.cipher, rtcp.salt, scratch);
    rtcpTag = new Authenticator(rtcp.authentication, scratch);
  }

  /**
   * Goes on with another suite or identifier under the same master key, and its counters; throws
   * {@link IllegalArgumentException} if the key is another.
   */
  public void change(SrtpKeying to) {
    keying = keying.changedTo(to);
  }

  /**
   * The sequence number that the next packet should have: the one wanted, unless so many have gone
   * without protection that the other side would take it for one from before (RFC 3711 3.3.1).
   */
  public int following(int wanted) {
    int ahead = wanted - lastSequence & 0xffff;
    return lastSequence < 0 || ahead > 0 && ahead < HALF ? wanted : lastSequence + 1 & 0xffff;
  }

  /** How much longer packets become, at most. */
  public int overhead() {
    return SrtpSuite.RTCP_TAG_BYTES + 4 + keying.mki().length();
  }

  /**
   * Protects the RTP packet between position and limit, and moves the limit behind its tag.
   * Sequence numbers rise; one that does not counts as a rollover, so that none is used twice.
   *
   * @return false, and nothing is done, if the key has served its life
   */
  public boolean protect(ByteBuffer packet) {
    int header = RtpPacket.headerLength(packet);
    if (header < 0) {
      throw new IllegalArgumentException("no RTP packet");
    }
    if (packets >= LIFETIME) {
      return false;
    }
    packets++;
    int start = packet.position();
    int sequence = packet.getShort(start + 2) & 0xffff;
    if (lastSequence >= 0 && sequence <= lastSequence) {
      rollovers++;
    }
    lastSequence = sequence;
    byte[] data = packet.array();
    int offset = packet.arrayOffset() + start;
    int length = packet.remaining();
    long index = (rollovers & 0xffffffffL) << 16 | sequence;
    rtpStream.apply(packet.getInt(start + 8), index, data, offset + header, length - header);
    append(packet, rtpTag.rtp(data, offset, length, rollovers), keying.suite().tagBytes());
    return true;
  }

  /** The same for a compound RTCP packet. */
  public boolean protectRtcp(ByteBuffer packet) {
    if (packet.remaining() < SrtpReceiver.RTCP_CLEAR) {
      throw new IllegalArgumentException("no RTCP packet");
    }
    if (rtcpIndex >= LIFETIME - 1) {
      return false;
    }
    rtcpIndex++;
    int start = packet.position();
    byte[] data = packet.array();
    int offset = packet.arrayOffset() + start;
    int length = packet.remaining();
    rtcpStream.apply(
        packet.getInt(start + 4),
        rtcpIndex,
        data,
        offset + SrtpReceiver.RTCP_CLEAR,
        length - SrtpReceiver.RTCP_CLEAR);
    packet.limit(packet.limit() + 4);
    packet.putInt(start + length, SrtpReceiver.ENCRYPTED_BIT | (int) rtcpIndex);
    append(packet, rtcpTag.rtcp(data, offset, length + 4), SrtpSuite.RTCP_TAG_BYTES);
    return true;
  }

  private void append(ByteBuffer packet, byte[] tag, int tagBytes) {
    Mki mki = keying.mki();
    int at = packet.limit();
    packet.limit(at + mki.length() + tagBytes);
    for (int each = 0; each < mki.length(); each++) {
      packet.put(at + each, (byte) (mki.value() >>> 8 * (mki.length() - 1 - each)));
    }
    packet.put(at + mki.length(), tag, 0, tagBytes);
  }
}
