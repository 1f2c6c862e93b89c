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
  private final PacketCipher cipher;
  private long packets;
  private int rollovers;
  private int lastSequence = -1;
  private final ReplayWindow sent = new ReplayWindow();
  private long rtcpIndex;

  /** A source with a key of its own. */
  public SrtpSender(SrtpKeying keying, CryptoScratch scratch) {
    this.keying = keying;
    cipher = PacketCipher.of(keying, scratch);
  }

  /**
   * A source that another process has had goes on: nothing up to these is used again.
   *
   * @param index rollovers and sequence number
   * @param reports the index of SRTCP
   */
  public SrtpSender(SrtpKeying keying, CryptoScratch scratch, long index, long reports) {
    this(keying, scratch);
    packets = index;
    rollovers = (int) (index >>> 16);
    lastSequence = (int) index & 0xffff;
    rtcpIndex = reports;
    sent.remember(index);
  }

  /**
   * The index of the packet that was protected last.
   *
   * @param sequence of the packet sent last, which counts if none was protected
   */
  public long lastIndex(int sequence) {
    return index(lastSequence < 0 ? sequence : lastSequence);
  }

  /** The index of SRTCP that was used last. */
  public long reports() {
    return rtcpIndex;
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
    return keying.suite().rtcpTagBytes() + PacketCipher.TRAILER_BYTES + keying.mki().length();
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
    long index = index(sequence);
    sent.remember(index);
    cipher.protectRtp(packet, header, index, keying);
    return true;
  }

  private long index(int sequence) {
    return (rollovers & 0xffffffffL) << 16 | sequence;
  }

  /**
   * Protects a packet whose number is before that of the last one: of a stream that is handed on as
   * it comes.
   *
   * @return false, and nothing is done, if that number was used already, or is more than 63 back
   */
  public boolean protectLate(ByteBuffer packet) {
    int header = RtpPacket.headerLength(packet);
    if (header < 0) {
      throw new IllegalArgumentException("no RTP packet");
    }
    int behind = lastSequence - packet.getShort(packet.position() + 2) & 0xffff;
    long index = index(lastSequence) - behind;
    if (lastSequence < 0 || packets >= LIFETIME || !sent.admits(index)) {
      return false;
    }
    packets++;
    sent.remember(index);
    cipher.protectRtp(packet, header, index, keying);
    return true;
  }

  /** The same for a compound RTCP packet. */
  public boolean protectRtcp(ByteBuffer packet) {
    if (packet.remaining() < PacketCipher.RTCP_CLEAR) {
      throw new IllegalArgumentException("no RTCP packet");
    }
    if (rtcpIndex >= LIFETIME - 1) {
      return false;
    }
    rtcpIndex++;
    cipher.protectRtcp(packet, PacketCipher.ENCRYPTED_BIT | (int) rtcpIndex, keying);
    return true;
  }
}
