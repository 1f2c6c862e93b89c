package org.confab.protocol.rtp;

import java.nio.ByteBuffer;

/** What shares a media port, told apart by the first bytes (RFC 7983 7, RFC 5761 4). */
public enum PacketKind {
  STUN,
  DTLS,
  TURN_CHANNEL,
  RTP,
  RTCP,
  UNKNOWN;

  private static final int RTCP_FIRST = 192;
  private static final int RTCP_LAST = 223;

  /** The kind of a datagram; its position is left as it is. */
  public static PacketKind of(ByteBuffer datagram) {
    if (datagram.remaining() < 2) {
      return UNKNOWN;
    }
    int first = datagram.get(datagram.position()) & 0xff;
    if (first <= 3) {
      return STUN;
    }
    if (first >= 128 && first <= 191) {
      int second = datagram.get(datagram.position() + 1) & 0xff;
      return second >= RTCP_FIRST && second <= RTCP_LAST ? RTCP : RTP;
    }
    if (first >= 20 && first <= 63) {
      return DTLS;
    }
    return first >= 64 && first <= 79 ? TURN_CHANNEL : UNKNOWN;
  }
}
