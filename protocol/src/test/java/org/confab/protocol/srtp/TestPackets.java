package org.confab.protocol.srtp;

import java.nio.ByteBuffer;
import java.util.List;
import org.confab.protocol.rtp.RtcpCompound;
import org.confab.protocol.rtp.RtcpPacket;
import org.confab.protocol.rtp.RtpPacket;

/** Packets to protect. */
final class TestPackets {
  static final SrtpKey KEY = SrtpKey.parse("WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz");

  private TestPackets() {}

  static SrtpKeying keying(SrtpSuite suite) {
    return new SrtpKeying(suite, KEY.of(suite));
  }

  static ByteBuffer rtp(int sequence, int ssrc, byte[] payload) {
    ByteBuffer packet = ByteBuffer.allocate(2_000);
    RtpPacket.writeHeader(packet, false, 0, sequence, 160 * sequence, ssrc, new int[] {9, 8}, 0);
    return packet.put(payload).flip();
  }

  static ByteBuffer rtcp(int ssrc) {
    ByteBuffer packet = ByteBuffer.allocate(2_000);
    RtcpCompound.of(
            new RtcpPacket.SenderReport(ssrc, 1, 2, 3, 4, List.of()),
            RtcpPacket.SourceDescription.of(ssrc, "somebody@litwareinc.com"))
        .write(packet);
    return packet.flip();
  }

  static byte[] bytes(ByteBuffer packet) {
    byte[] bytes = new byte[packet.remaining()];
    packet.get(packet.position(), bytes);
    return bytes;
  }
}
