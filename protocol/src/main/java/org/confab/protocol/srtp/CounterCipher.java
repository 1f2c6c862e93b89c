package org.confab.protocol.srtp;

import java.nio.ByteBuffer;

/** AES in counter mode with HMAC-SHA1 (RFC 3711): payload, trailer, MKI, tag. */
final class CounterCipher extends PacketCipher {
  private final KeyStream rtpStream;
  private final Authenticator rtpTag;
  private final KeyStream rtcpStream;
  private final Authenticator rtcpTag;

  CounterCipher(SrtpKey master, CryptoScratch scratch) {
    SessionKeys rtp = SessionKeys.ofRtp(master, scratch);
    SessionKeys rtcp = SessionKeys.ofRtcp(master, scratch);
    rtpStream = new KeyStream(rtp.cipher, rtp.salt, scratch);
    rtpTag = new Authenticator(rtp.authentication, scratch);
    rtcpStream = new KeyStream(rtcp.cipher, rtcp.salt, scratch);
    rtcpTag = new Authenticator(rtcp.authentication, scratch);
  }

  @Override
  void protectRtp(ByteBuffer packet, int header, long index, SrtpKeying keying) {
    int start = packet.position();
    byte[] data = packet.array();
    int offset = packet.arrayOffset() + start;
    int length = packet.remaining();
    rtpStream.apply(packet.getInt(start + 8), index, data, offset + header, length - header);
    append(packet, keying.mki());
    append(
        packet, rtpTag.rtp(data, offset, length, (int) (index >>> 16)), keying.suite().tagBytes());
  }

  @Override
  void protectRtcp(ByteBuffer packet, int trailer, SrtpKeying keying) {
    int start = packet.position();
    byte[] data = packet.array();
    int offset = packet.arrayOffset() + start;
    int length = packet.remaining();
    rtcpStream.apply(
        packet.getInt(start + 4),
        trailer & ~ENCRYPTED_BIT,
        data,
        offset + RTCP_CLEAR,
        length - RTCP_CLEAR);
    append(packet, trailer);
    append(packet, keying.mki());
    append(
        packet, rtcpTag.rtcp(data, offset, length + TRAILER_BYTES), keying.suite().rtcpTagBytes());
  }

  @Override
  boolean openRtp(ByteBuffer packet, int header, int length, long index, SrtpKeying keying) {
    int start = packet.position();
    byte[] data = packet.array();
    int offset = packet.arrayOffset() + start;
    byte[] tag = rtpTag.rtp(data, offset, length, (int) (index >>> 16));
    if (!authentic(packet, length, tag, keying.suite().tagBytes(), keying.mki())) {
      return false;
    }
    rtpStream.apply(packet.getInt(start + 8), index, data, offset + header, length - header);
    return true;
  }

  @Override
  boolean openRtcp(ByteBuffer packet, int length, SrtpKeying keying) {
    int start = packet.position();
    byte[] data = packet.array();
    int offset = packet.arrayOffset() + start;
    int end = length + TRAILER_BYTES;
    byte[] tag = rtcpTag.rtcp(data, offset, end);
    if (!authentic(packet, end, tag, keying.suite().rtcpTagBytes(), keying.mki())) {
      return false;
    }
    int trailer = packet.getInt(start + length);
    if ((trailer & ENCRYPTED_BIT) != 0) {
      rtcpStream.apply(
          packet.getInt(start + 4),
          trailer & ~ENCRYPTED_BIT,
          data,
          offset + RTCP_CLEAR,
          length - RTCP_CLEAR);
    }
    return true;
  }

  @Override
  int trailerAt(ByteBuffer packet, int length) {
    return packet.position() + length;
  }

  private static boolean authentic(ByteBuffer packet, int end, byte[] tag, int tagBytes, Mki mki) {
    int at = packet.position() + end;
    return has(packet, at, mki)
        && Authenticator.same(
            tag, packet.array(), packet.arrayOffset() + at + mki.length(), tagBytes);
  }
}
