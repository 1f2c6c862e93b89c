package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.video.H264Profile;
import org.confab.mediaserver.video.VideoCodec;
import org.confab.mediaserver.video.VideoFeedback;
import org.confab.mediaserver.video.VideoFormat;
import org.confab.mediaserver.video.VideoParameters;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.RtcpCompound;
import org.confab.protocol.rtp.RtcpPacket;
import org.confab.protocol.rtp.RtpPacket;
import org.confab.protocol.srtp.CryptoScratch;
import org.confab.protocol.srtp.SrtpKey;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpReceiver;
import org.confab.protocol.srtp.SrtpSender;
import org.confab.protocol.srtp.SrtpSuite;

/** An endpoint with pictures, on the other side of one leg: sends them, and notes what it sees. */
final class Camera implements Wire {
  static final VideoFormat H264 =
      new VideoFormat(VideoCodec.H264, 104, 1, H264Profile.CONSTRAINED_BASELINE, "");
  static final VideoFormat VP8 =
      new VideoFormat(VideoCodec.VP8, 96, 0, H264Profile.CONSTRAINED_BASELINE, "");

  /** A slice of a picture that needs no other, and one of a picture that does. */
  private static final byte IDR = 0x65;

  private static final byte SLICE = 0x41;
  private static final int FRAME = 3_000;

  final int ssrc;
  final List<Seen> seen = new ArrayList<>();
  final List<RtcpPacket.Feedback> asked = new ArrayList<>();
  int signalled;
  int sequence = 65_530;
  int timestamp;
  private final VideoFormat format;
  private final Optional<SrtpSender> sender;
  private final Optional<SrtpReceiver> receiver;
  private final Optional<SrtpKeying> theirs;
  private final Optional<SrtpKeying> ours;

  /** A packet that came. */
  record Seen(int ssrc, int type, int sequence, int timestamp, boolean whole, byte mark) {}

  Camera(int ssrc, VideoFormat format, boolean secret) {
    this.ssrc = ssrc;
    this.format = format;
    timestamp = ssrc * 1_000_000;
    theirs = secret ? Optional.of(keying(ssrc)) : Optional.empty();
    ours = secret ? Optional.of(keying(ssrc + 100)) : Optional.empty();
    sender = theirs.map(key -> new SrtpSender(key, new CryptoScratch()));
    receiver = ours.map(key -> new SrtpReceiver(key, new CryptoScratch()));
  }

  private static SrtpKeying keying(int number) {
    byte[] key = new byte[30];
    key[0] = (byte) number;
    return new SrtpKeying(SrtpSuite.AES_CM_128_HMAC_SHA1_80, SrtpKey.of(key));
  }

  InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", 20_000 + ssrc);
  }

  VideoParameters parameters(VideoFeedback feedback, int kilobits) {
    return new VideoParameters(
        List.of(format), feedback, kilobits, true, true, theirs, ours, false);
  }

  /** A picture of one packet; marked as this camera's. */
  ByteBuffer picture(boolean whole) {
    timestamp += FRAME;
    return packet(whole, sequence = sequence + 1 & 0xffff, 20);
  }

  ByteBuffer packet(boolean whole, int number, int bytes) {
    ByteBuffer packet = ByteBuffer.allocate(1_600);
    RtpPacket.writeHeader(
        packet, true, format.payloadType(), number, timestamp, ssrc, new int[0], 0);
    if (format.codec() == VideoCodec.VP8) {
      packet.put((byte) 0x90).put((byte) 0xc0).put((byte) (0x80 | number >> 8 & 0x7f));
      packet.put((byte) number).put((byte) number).put((byte) (whole ? 0 : 1));
    } else {
      packet.put(whole ? IDR : SLICE);
    }
    packet.put((byte) ssrc).put(new byte[bytes]).flip();
    sender.ifPresent(with -> with.protect(packet));
    return packet;
  }

  /** A plain packet of another source. */
  ByteBuffer as(int source) {
    ByteBuffer packet = ByteBuffer.allocate(100);
    sequence = sequence + 1 & 0xffff;
    RtpPacket.writeHeader(
        packet, true, format.payloadType(), sequence, timestamp, source, new int[0], 0);
    return packet.put(SLICE).put((byte) ssrc).flip();
  }

  ByteBuffer report(RtcpPacket... packets) {
    ByteBuffer buffer = ByteBuffer.allocate(1_600);
    List<RtcpPacket> all = new ArrayList<>(List.of(new RtcpPacket.ReceiverReport(ssrc, List.of())));
    all.addAll(List.of(packets));
    new RtcpCompound(all).write(buffer);
    buffer.flip();
    sender.ifPresent(with -> with.protectRtcp(buffer));
    return buffer;
  }

  @Override
  public boolean send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to) {
    ByteBuffer copy = ByteBuffer.allocate(2_000).put(datagram.duplicate()).flip();
    if (component == MediaComponent.RTCP) {
      reported(copy);
    } else if (receiver
        .map(with -> with.unprotect(copy) == SrtpReceiver.Verdict.OPEN)
        .orElse(true)) {
      saw(copy);
    }
    return true;
  }

  private void reported(ByteBuffer copy) {
    receiver.ifPresent(with -> with.unprotectRtcp(copy));
    RtcpCompound.parse(copy).packets().stream()
        .filter(RtcpPacket.Feedback.class::isInstance)
        .map(RtcpPacket.Feedback.class::cast)
        .forEach(asked::add);
  }

  private void saw(ByteBuffer copy) {
    RtpPacket packet = new RtpPacket();
    packet.read(copy);
    int at = packet.payloadOffset();
    boolean vp8 = format.codec() == VideoCodec.VP8;
    seen.add(
        new Seen(
            packet.ssrc(),
            packet.payloadType(),
            packet.sequence(),
            packet.timestamp(),
            vp8 ? copy.get(at + 5) == 0 : copy.get(at) == IDR,
            copy.get(vp8 ? at + 6 : at + 1)));
    lastPayload = new byte[packet.payloadLength()];
    copy.duplicate().position(at).get(lastPayload);
  }

  byte[] lastPayload = {};

  /** Whom it saw last. */
  int sees() {
    return seen.get(seen.size() - 1).mark();
  }
}
