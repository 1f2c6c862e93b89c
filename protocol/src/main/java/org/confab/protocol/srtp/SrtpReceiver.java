package org.confab.protocol.srtp;

import java.nio.ByteBuffer;
import org.confab.protocol.rtp.RtpPacket;

/**
 * Checks and opens what comes under one key (RFC 3711 3.3, 3.4). Works in place, in buffers with an
 * array; for one thread. State about a source is kept only once a packet of it was authentic.
 */
public final class SrtpReceiver {
  static final int RTCP_CLEAR = 8;
  static final int ENCRYPTED_BIT = 0x80000000;

  /** Sources under one key; one more takes the place of the one that came first. */
  static final int MAX_SOURCES = 16;

  /** How it went. */
  public enum Verdict {
    /** It is authentic and open. */
    OPEN,
    /** It is no packet of this kind. */
    MALFORMED,
    /** It was there before, or is too old to know. */
    REPLAYED,
    /** Its tag is wrong. */
    FORGED
  }

  /** Rollovers that a source may have had before it was joined: more than a day at 50 packets/s. */
  public static final int JOINED_LATE = 80;

  private SrtpKeying keying;
  private int rollovers;
  private final KeyStream rtpStream;
  private final Authenticator rtpTag;
  private final KeyStream rtcpStream;
  private final Authenticator rtcpTag;
  private final SourceTable<RtpSource> rtpSources = new SourceTable<>(MAX_SOURCES);
  private final SourceTable<ReplayWindow> rtcpSources = new SourceTable<>(MAX_SOURCES);

  /** A key with which nothing was sent before. */
  public SrtpReceiver(SrtpKeying keying, CryptoScratch scratch) {
    this(keying, scratch, 0);
  }

  /**
   * A key that may have been in use before: the rollover counter of a source is found by trying
   * (RFC 3711 3.3.1 leaves it to signalling, which does not tell it). Once one is found, sources
   * that are not known begin at their beginning.
   *
   * @param rollovers how many at most there were
   */
  public SrtpReceiver(SrtpKeying keying, CryptoScratch scratch, int rollovers) {
    this.keying = keying;
    this.rollovers = rollovers;
    SessionKeys rtp = SessionKeys.ofRtp(keying.key(), scratch);
    SessionKeys rtcp = SessionKeys.ofRtcp(keying.key(), scratch);
    rtpStream = new KeyStream(rtp.cipher, rtp.salt, scratch);
    rtpTag = new Authenticator(rtp.authentication, scratch);
    rtcpStream = new KeyStream(rtcp.cipher, rtcp.salt, scratch);
    rtcpTag = new Authenticator(rtcp.authentication, scratch);
  }

  /**
   * Goes on with another suite or identifier under the same master key, and what is known of
   * sources; throws {@link IllegalArgumentException} if the key is another.
   */
  public void change(SrtpKeying to) {
    keying = keying.changedTo(to);
  }

  /**
   * Opens the SRTP packet between position and limit, and moves the limit to the end of its
   * payload. Unless it is {@link Verdict#OPEN}, the buffer is as it was.
   */
  public Verdict unprotect(ByteBuffer packet) {
    int header = RtpPacket.headerLength(packet);
    int length = packet.remaining() - keying.mki().length() - keying.suite().tagBytes();
    if (header < 0 || length < header || packet.remaining() > CryptoScratch.MAX_PACKET) {
      return Verdict.MALFORMED;
    }
    int start = packet.position();
    int sequence = packet.getShort(start + 2) & 0xffff;
    int ssrc = packet.getInt(start + 8);
    RtpSource known = rtpSources.find(ssrc);
    long index = known == null ? sequence : known.index(sequence);
    if (index < 0 || known != null && !known.window.admits(index)) {
      return Verdict.REPLAYED;
    }
    long last = known == null ? index + ((long) rollovers << 16) : index;
    while (!authenticRtp(packet, length, index)) {
      index += 1 << 16;
      if (index > last) {
        return Verdict.FORGED;
      }
    }
    byte[] data = packet.array();
    int offset = packet.arrayOffset() + start;
    RtpSource source = known == null ? rtpSources.put(ssrc, new RtpSource()) : known;
    source.remember(index);
    rollovers = 0;
    rtpStream.apply(ssrc, index, data, offset + header, length - header);
    packet.limit(start + length);
    return Verdict.OPEN;
  }

  /** The same for an SRTCP packet. */
  public Verdict unprotectRtcp(ByteBuffer packet) {
    int end = packet.remaining() - keying.mki().length() - SrtpSuite.RTCP_TAG_BYTES;
    int length = end - 4;
    if (length < RTCP_CLEAR || packet.remaining() > CryptoScratch.MAX_PACKET) {
      return Verdict.MALFORMED;
    }
    int start = packet.position();
    int trailer = packet.getInt(start + length);
    int ssrc = packet.getInt(start + 4);
    long index = trailer & ~ENCRYPTED_BIT;
    ReplayWindow known = rtcpSources.find(ssrc);
    if (known != null && !known.admits(index)) {
      return Verdict.REPLAYED;
    }
    byte[] data = packet.array();
    int offset = packet.arrayOffset() + start;
    byte[] tag = rtcpTag.rtcp(data, offset, end);
    if (!authentic(packet, start + end, tag, SrtpSuite.RTCP_TAG_BYTES)) {
      return Verdict.FORGED;
    }
    ReplayWindow window = known == null ? rtcpSources.put(ssrc, new ReplayWindow()) : known;
    window.remember(index);
    if ((trailer & ENCRYPTED_BIT) != 0) {
      rtcpStream.apply(ssrc, index, data, offset + RTCP_CLEAR, length - RTCP_CLEAR);
    }
    packet.limit(start + length);
    return Verdict.OPEN;
  }

  private boolean authenticRtp(ByteBuffer packet, int length, long index) {
    int start = packet.position();
    byte[] tag =
        rtpTag.rtp(packet.array(), packet.arrayOffset() + start, length, (int) (index >>> 16));
    return authentic(packet, start + length, tag, keying.suite().tagBytes());
  }

  // The identifier must be ours: it is not covered by the tag.
  private boolean authentic(ByteBuffer packet, int at, byte[] tag, int tagBytes) {
    Mki mki = keying.mki();
    for (int each = 0; each < mki.length(); each++) {
      if (packet.get(at + each) != (byte) (mki.value() >>> 8 * (mki.length() - 1 - each))) {
        return false;
      }
    }
    return Authenticator.same(
        tag, packet.array(), packet.arrayOffset() + at + mki.length(), tagBytes);
  }

  /** The rollover counter and highest sequence number of a source (RFC 3711 3.3.1). */
  private static final class RtpSource {
    private static final int HALF = 1 << 15;

    private final ReplayWindow window = new ReplayWindow();
    private long highest = -1;

    /** The likeliest index of a sequence number; negative if it is from before the beginning. */
    long index(int sequence) {
      int last = (int) (highest & 0xffff);
      long rollovers = highest >>> 16;
      if (last < HALF && sequence - last > HALF) {
        rollovers--;
      } else if (last >= HALF && last - HALF > sequence) {
        rollovers++;
      }
      return rollovers << 16 | sequence;
    }

    void remember(long index) {
      window.remember(index);
      highest = Math.max(highest, index);
    }
  }
}
