package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import org.confab.mediaserver.video.VideoCodec;
import org.confab.mediaserver.video.VideoFormat;
import org.confab.mediaserver.video.VideoLimits;
import org.confab.mediaserver.video.Vp8Numbers;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.RtpPacket;
import org.confab.protocol.srtp.SrtpSender;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that a leg sees: one stream of one source, whoever is shown. Numbers and times of
 * who is shown are moved by as much as makes them follow what was sent before.
 */
final class PictureOut implements Told {
  private static final int FIRST_SEQUENCE_BELOW = 1 << 15;
  private static final int NO_SOURCES = 0;
  private static final int[] NOBODY = {};

  private final int ssrc;
  private final Wire wire;
  private final ByteBuffer buffer;
  private final Vp8Numbers numbers = new Vp8Numbers();
  private final SentAgain kept;
  private long sequence;
  private long first;
  private long sequenceMoved;
  private int timeMoved;
  private int lastTime;
  private long lastAt;
  private int packets;
  private int octets;

  PictureOut(int ssrc, Wire wire, ByteBuffer buffer, Random random, VideoLimits limits, long now) {
    this.ssrc = ssrc;
    this.wire = wire;
    this.buffer = buffer;
    kept = new SentAgain(limits.kept());
    sequence = random.nextInt(FIRST_SEQUENCE_BELOW);
    lastTime = random.nextInt();
    lastAt = now;
  }

  /** Somebody else is shown, from the packet that was taken last of him. */
  void follow(PictureIn from, ByteBuffer datagram, @Nullable SrtpSender protection, long now) {
    long next = sequence + 1;
    if (protection != null) {
      next += protection.following((int) next & 0xffff) - next & 0xffff;
    }
    first = from.extended();
    sequenceMoved = next - first;
    timeMoved = time(now) - from.packet().timestamp();
    if (isVp8(from)) {
      numbers.follow(from.reader().vp8(), datagram.array());
    }
    kept.forget();
  }

  // A picture is never at the time of the one before.
  private int time(long now) {
    return lastTime + Math.max(1, PictureIn.clock(now) - PictureIn.clock(lastAt));
  }

  private static boolean isVp8(PictureIn from) {
    VideoFormat format = from.format();
    return format != null && format.codec() == VideoCodec.VP8;
  }

  /**
   * Hands on the packet that was taken last of who is shown.
   *
   * @return whether the socket took it
   */
  boolean send(
      PictureIn from,
      ByteBuffer datagram,
      int payloadType,
      @Nullable SrtpSender protection,
      InetSocketAddress to,
      boolean keep,
      long now) {
    if (from.extended() < first) {
      return false;
    }
    long number = from.extended() + sequenceMoved;
    boolean late = number <= sequence;
    RtpPacket packet = from.packet();
    write(from, datagram, packet, payloadType, number);
    if (protection != null
        && !(late ? protection.protectLate(buffer) : protection.protect(buffer))) {
      return false;
    }
    if (!late) {
      sequence = number;
      lastTime = packet.timestamp() + timeMoved;
      lastAt = now;
    }
    packets++;
    octets += packet.payloadLength();
    if (keep) {
      kept.keep((int) number & 0xffff, buffer);
    }
    return wire.send(MediaComponent.RTP, buffer, to);
  }

  private void write(
      PictureIn from, ByteBuffer datagram, RtpPacket packet, int payloadType, long number) {
    buffer.clear();
    RtpPacket.writeHeader(
        buffer,
        packet.marker(),
        payloadType,
        (int) number & 0xffff,
        packet.timestamp() + timeMoved,
        ssrc,
        NOBODY,
        NO_SOURCES);
    int source = datagram.arrayOffset() + packet.payloadOffset();
    buffer.put(datagram.array(), source, packet.payloadLength()).flip();
    if (isVp8(from)) {
      numbers.write(
          from.reader().vp8(),
          datagram.array(),
          buffer.array(),
          buffer.arrayOffset() + RtpPacket.FIXED_HEADER - source);
    }
  }

  /** Sends a packet again as it was, if it is still kept; returns whether it was. */
  boolean sendAgain(int number, InetSocketAddress to) {
    ByteBuffer same = kept.find(number);
    return same != null && wire.send(MediaComponent.RTP, same, to);
  }

  @Override
  public int ssrc() {
    return ssrc;
  }

  /** The time of the last picture: reports name it with the moment of its sending. */
  @Override
  public int timestamp() {
    return lastTime + PictureIn.clock(System.nanoTime()) - PictureIn.clock(lastAt);
  }

  @Override
  public int packets() {
    return packets;
  }

  @Override
  public int octets() {
    return octets;
  }
}
