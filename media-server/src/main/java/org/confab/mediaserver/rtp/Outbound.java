package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.confab.mediaserver.audio.SourceState;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.RtpPacket;
import org.confab.protocol.srtp.SrtpSender;
import org.jspecify.annotations.Nullable;

/** What a leg hears, as packets of one source with one time. */
final class Outbound implements Told {
  private static final int MILLIS = 1_000;

  private final int ssrc;
  private final Wire wire;
  private final ByteBuffer buffer;
  private int sequence;
  private int timestamp;
  private boolean spurt = true;
  private int packets;
  private int octets;
  private int untold;
  private long gap;

  /**
   * A source.
   *
   * @param from where it begins
   * @param buffer to write in, shared by all of a loop
   */
  Outbound(SourceState from, Wire wire, ByteBuffer buffer) {
    this.wire = wire;
    this.buffer = buffer;
    ssrc = from.ssrc();
    sequence = from.sequence();
    timestamp = from.timestamp();
    gap = from.gap();
  }

  /**
   * The clock of its codec is known, by which time has passed since it was told where it stands.
   */
  void begin(int clock) {
    timestamp += (int) (gap * clock / MILLIS);
    gap = 0;
  }

  /** Whether so much was sent since {@link #state} that another process must be told. */
  boolean ahead() {
    return untold >= SourceState.TOLD_EVERY;
  }

  /** Where it stands. */
  SourceState state(@Nullable SrtpSender protection, long now) {
    untold = 0;
    return new SourceState(
        ssrc,
        protection == null ? sequence : protection.lastIndex(sequence),
        protection == null ? 0 : protection.reports(),
        timestamp,
        now);
  }

  /** Time passes, whether anything is sent or not: so many units of a frame. */
  void tick(int frames, int unitsOfFrame) {
    timestamp += frames * unitsOfFrame;
  }

  /** Nothing is sent this tick: the next packet begins a talk spurt. */
  void pause() {
    spurt = true;
  }

  /**
   * Sends an encoded frame.
   *
   * @param length bytes of the payload
   * @return whether the socket took it
   */
  boolean send(
      int payloadType,
      byte[] payload,
      int length,
      int[] from,
      int sources,
      @Nullable SrtpSender protection,
      InetSocketAddress to) {
    untold++;
    sequence = (sequence + 1) & 0xffff;
    if (protection != null) {
      sequence = protection.following(sequence);
    }
    buffer.clear();
    RtpPacket.writeHeader(buffer, spurt, payloadType, sequence, timestamp, ssrc, from, sources);
    buffer.put(payload, 0, length).flip();
    spurt = false;
    if (protection != null && !protection.protect(buffer)) {
      return false;
    }
    packets++;
    octets += length;
    return wire.send(MediaComponent.RTP, buffer, to);
  }

  @Override
  public int ssrc() {
    return ssrc;
  }

  @Override
  public int timestamp() {
    return timestamp;
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
