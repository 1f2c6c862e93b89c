package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import java.util.List;
import org.confab.mediaserver.video.Budget;
import org.confab.mediaserver.video.PayloadKind;
import org.confab.mediaserver.video.PictureReader;
import org.confab.mediaserver.video.VideoCodec;
import org.confab.mediaserver.video.VideoFormat;
import org.confab.mediaserver.video.VideoLimits;
import org.confab.protocol.rtp.Reception;
import org.confab.protocol.rtp.RtpPacket;
import org.jspecify.annotations.Nullable;

/** The pictures that a leg shows: one packet of RTP in the clear after the other. */
final class PictureIn {
  private static final int MICROS_PER_MILLI = 1_000;
  private static final int TICKS_PER_MILLI = VideoCodec.CLOCK / 1_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final RtpPacket packet = new RtpPacket();
  private final PictureReader reader = new PictureReader();
  private final Sources sources;
  private final Budget budget;
  private List<VideoFormat> formats = List.of();
  private @Nullable VideoFormat format;
  private PayloadKind kind = PayloadKind.MALFORMED;
  private boolean restarted;
  private boolean overLimit;
  private long extended;

  PictureIn(int ownSsrc, VideoLimits limits, long now) {
    sources = new Sources(ownSsrc);
    budget = new Budget(limits.received(), limits.packets(), limits.leeway(), now);
  }

  /** What was agreed on. */
  void agree(boolean authentic, List<VideoFormat> agreed) {
    sources.authentic(authentic);
    formats = agreed;
  }

  /** Takes a packet; returns whether it belongs to the leg and can be handed on. */
  boolean take(ByteBuffer datagram, long now) {
    restarted = false;
    overLimit = false;
    if (!packet.read(datagram)) {
      return false;
    }
    VideoFormat sent = of(packet.payloadType());
    if (sent == null) {
      return false;
    }
    kind =
        reader.read(
            sent,
            datagram.array(),
            datagram.arrayOffset() + packet.payloadOffset(),
            packet.payloadLength());
    if (kind == PayloadKind.MALFORMED) {
      return false;
    }
    Reception.Verdict verdict = sources.arrived(packet);
    if (verdict == Reception.Verdict.DROP) {
      return false;
    }
    sources.reception().timed(clock(now), packet.timestamp());
    overLimit = !budget.take(packet.payloadLength() + RtpPacket.FIXED_HEADER, now);
    restarted = verdict == Reception.Verdict.RESTART || sent != format;
    format = sent;
    extended = restarted ? packet.sequence() : follow(packet.sequence());
    return !overLimit;
  }

  // The number that is next to the last one: sixteen bits begin again and again.
  private long follow(int sequence) {
    return extended + (short) (sequence - (int) extended);
  }

  /** Time on the clock of pictures. */
  static int clock(long now) {
    long seconds = now / NANOS_PER_SECOND;
    return (int)
        (seconds * VideoCodec.CLOCK + now % NANOS_PER_SECOND * VideoCodec.CLOCK / NANOS_PER_SECOND);
  }

  private @Nullable VideoFormat of(int payloadType) {
    for (int each = 0; each < formats.size(); each++) {
      if (formats.get(each).payloadType() == payloadType) {
        return formats.get(each);
      }
    }
    return null;
  }

  /** The packet taken last. */
  RtpPacket packet() {
    return packet;
  }

  /** What its payload is. */
  PayloadKind kind() {
    return kind;
  }

  /** Its numbers, if it is of VP8. */
  PictureReader reader() {
    return reader;
  }

  /** What the leg shows; what it would show if nothing has come; nothing if null. */
  @Nullable VideoFormat format() {
    VideoFormat now = format;
    return now != null ? now : formats.isEmpty() ? null : formats.get(0);
  }

  /** Its number, which goes on where sixteen bits end. */
  long extended() {
    return extended;
  }

  /** Whether it begins a stream: what was seen of the one before does not go on. */
  boolean restarted() {
    return restarted;
  }

  /** Whether the packet was refused because too much came. */
  boolean overLimit() {
    return overLimit;
  }

  /** Whose packets are taken. */
  Sources sources() {
    return sources;
  }

  /** Unevenness of arrivals. */
  long jitterMicros() {
    return (long) sources.reception().jitter() * MICROS_PER_MILLI / TICKS_PER_MILLI;
  }
}
