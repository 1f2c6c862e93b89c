package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.Frame;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.RtpPacket;
import org.confab.protocol.srtp.SrtpSender;
import org.jspecify.annotations.Nullable;

/** What a leg hears, as packets of one source with one time. */
final class Outbound {
  /** A lost beginning cannot confuse the rollover counter then ([MS-SRTP]). */
  private static final int FIRST_SEQUENCE_BELOW = 1 << 15;

  private final int ssrc;
  private final Wire wire;
  private final ByteBuffer buffer;
  private int sequence;
  private int timestamp;
  private boolean spurt = true;
  private int packets;
  private int octets;

  /**
   * A source.
   *
   * @param buffer to write in, shared by all of a loop
   */
  Outbound(int ssrc, Wire wire, ByteBuffer buffer, Random random) {
    this.ssrc = ssrc;
    this.wire = wire;
    this.buffer = buffer;
    sequence = random.nextInt(FIRST_SEQUENCE_BELOW);
    timestamp = random.nextInt();
  }

  /** Time passes, whether anything is sent or not. */
  void tick(int frames) {
    timestamp += frames * Frame.SAMPLES;
  }

  /** Nothing is sent this tick: the next packet begins a talk spurt. */
  void pause() {
    spurt = true;
  }

  /**
   * Sends an encoded frame.
   *
   * @return whether the socket took it
   */
  boolean send(
      AudioCodec codec,
      byte[] payload,
      int[] from,
      int sources,
      @Nullable SrtpSender protection,
      InetSocketAddress to) {
    sequence = (sequence + 1) & 0xffff;
    if (protection != null) {
      sequence = protection.following(sequence);
    }
    buffer.clear();
    RtpPacket.writeHeader(
        buffer, spurt, codec.payloadType(), sequence, timestamp, ssrc, from, sources);
    buffer.put(payload, 0, codec.frameBytes()).flip();
    spurt = false;
    if (protection != null && !protection.protect(buffer)) {
      return false;
    }
    packets++;
    octets += codec.frameBytes();
    return wire.send(MediaComponent.RTP, buffer, to);
  }

  /** The source. */
  int ssrc() {
    return ssrc;
  }

  /** Its time now. */
  int timestamp() {
    return timestamp;
  }

  /** Packets so far; unsigned. */
  int packets() {
    return packets;
  }

  /** Octets of payload so far; unsigned. */
  int octets() {
    return octets;
  }
}
