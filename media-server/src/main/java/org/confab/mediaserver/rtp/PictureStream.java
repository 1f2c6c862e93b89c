package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.video.Budget;
import org.confab.mediaserver.video.PayloadKind;
import org.confab.mediaserver.video.VideoFormat;
import org.confab.mediaserver.video.VideoLimits;
import org.confab.mediaserver.video.VideoListener;
import org.confab.mediaserver.video.VideoParameters;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.PacketKind;
import org.confab.protocol.rtp.PictureFeedback;
import org.confab.protocol.rtp.RtcpCompound;
import org.confab.protocol.rtp.RtcpPacket;
import org.confab.protocol.rtp.RtpMalformed;
import org.confab.protocol.srtp.SrtpSender;
import org.jspecify.annotations.Nullable;

/**
 * The picture of one leg, on its loop: what it shows, and what it sees. Times are those of {@link
 * System#nanoTime}.
 */
final class PictureStream {
  final LegCounts counts;

  private final VideoListener listener;
  private final LoopTools tools;
  private final VideoLimits limits;
  private final Figures figures;
  private final Passage passage;
  private final PictureIn in;
  private final PictureOut out;
  private final Reports reports;
  private final WholePictures whole;
  private final Budget budget;
  private @Nullable VideoParameters parameters;
  private @Nullable PictureStream shown;
  private @Nullable PictureStream awaited;
  private boolean hidden;
  private boolean came;
  private boolean tired;
  private long lastPicture;
  private long restedAt;
  private long nextReport;
  private int firNumber;

  PictureStream(
      int ssrc,
      VideoListener listener,
      Wire wire,
      LoopTools tools,
      VideoLimits limits,
      Figures figures,
      long now) {
    this.listener = listener;
    this.tools = tools;
    this.limits = limits;
    this.figures = figures;
    counts = new LegCounts(now);
    passage = new Passage(wire, tools, Optional.empty());
    in = new PictureIn(ssrc, limits, now);
    out = new PictureOut(ssrc, wire, tools.out(), tools.random(), limits, now);
    reports = new Reports(in.sources(), out, counts, () -> {}, tools.cname());
    whole = new WholePictures(limits.asked());
    budget = new Budget(limits.sent(), limits.packets(), limits.leeway(), now);
    nextReport = now + tools.nextReport() / 2;
  }

  /** What signalling has agreed on. */
  void begin(VideoParameters agreed) {
    passage.protect(agreed.theirs(), agreed.ours(), agreed.usedBefore());
    parameters = agreed;
    in.agree(passage.authentic(), agreed.formats());
    budget.limit(
        agreed.kilobits() == 0 ? limits.sent() : Math.min(agreed.kilobits(), limits.sent()));
  }

  /** Nothing is agreed on any more. */
  void rest() {
    parameters = null;
    shown = null;
    awaited = null;
    came = false;
  }

  void reach(RemoteMedia remote) {
    passage.expect(remote);
  }

  void hide(boolean hidden) {
    this.hidden = hidden;
  }

  /**
   * An RTP or RTCP datagram has come to a port; anything else is refused.
   *
   * @return whether {@link #in} has a packet to be handed on
   */
  boolean datagram(MediaComponent on, ByteBuffer datagram, InetSocketAddress from, long now) {
    PacketKind kind = PacketKind.of(datagram);
    VideoParameters agreed = parameters;
    boolean rtp = kind == PacketKind.RTP;
    boolean good =
        agreed != null
            && passage.opens(on, kind, datagram, from)
            && (rtp ? in.take(datagram, now) : feedback(datagram, now));
    if (!good || agreed == null) {
      counts.refused++;
      figures.count(Counter.VIDEO_OVER_LIMIT, rtp && in.overLimit() ? 1 : 0);
      return false;
    }
    passage.good(on, from);
    counts.lastHeard = now;
    if (!rtp) {
      return false;
    }
    counts.packetsIn++;
    figures.count(Counter.VIDEO_RECEIVED);
    came = true;
    lastPicture = now;
    if (in.kind() == PayloadKind.WHOLE) {
      whole.came(now);
    }
    return agreed.receives() && !hidden;
  }

  private boolean feedback(ByteBuffer datagram, long now) {
    try {
      RtcpCompound compound = RtcpCompound.parse(datagram);
      reports.take(compound, now, tools.wall().instant());
      for (RtcpPacket packet : compound.packets()) {
        if (packet instanceof RtcpPacket.Feedback feedback) {
          feedback(feedback, now);
        }
      }
      return true;
    } catch (RtpMalformed refused) {
      return false;
    }
  }

  private void feedback(RtcpPacket.Feedback feedback, long now) {
    if (PictureFeedback.wantsWhole(feedback)) {
      wantsWhole(now);
    } else if (PictureFeedback.isNack(feedback)) {
      InetSocketAddress to = passage.target();
      for (int number : PictureFeedback.missing(feedback)) {
        if (to != null
            && budget.take(tools.limits().datagramBytes(), now)
            && out.sendAgain(number, to)) {
          figures.count(Counter.VIDEO_SENT);
        }
      }
    }
  }

  /** The leg wants a whole picture of what it sees. */
  void wantsWhole(long now) {
    figures.count(Counter.PICTURES_WANTED);
    PictureStream source = awaited != null ? awaited : shown;
    if (source != null) {
      source.ask(now);
    }
  }

  /** Asks the leg for a whole picture, if it was not asked just now. */
  void ask(long now) {
    VideoParameters agreed = parameters;
    if (agreed == null || !whole.mayAsk(now)) {
      return;
    }
    figures.count(Counter.PICTURES_ASKED);
    if (in.sources().known()) {
      List<RtcpPacket> request = new ArrayList<>();
      request.add(PictureFeedback.pli(out.ssrc(), in.sources().ssrc()));
      if (agreed.feedback().fir()) {
        firNumber = firNumber + 1 & 0xff;
        request.add(PictureFeedback.fir(out.ssrc(), in.sources().ssrc(), firNumber));
      }
      report(request, now);
    }
    if (!agreed.feedback().asks()) {
      listener.wholeWanted();
    }
  }

  /** Whether others may see it now. */
  boolean shows(long now) {
    VideoParameters agreed = parameters;
    return agreed != null
        && agreed.receives()
        && !hidden
        && came
        && now - lastPicture < limits.live().toNanos();
  }

  /** The payload type under which it reads what another one shows; -1 if it cannot. */
  int reads(PictureStream other) {
    VideoParameters agreed = parameters;
    VideoFormat sent = other.in.format();
    if (agreed == null || sent == null) {
      return -1;
    }
    for (int each = 0; each < agreed.formats().size(); each++) {
      if (agreed.formats().get(each).reads(sent)) {
        return agreed.formats().get(each).payloadType();
      }
    }
    return -1;
  }

  /** Who is to be seen; nobody if null. Seen is who it was until a whole picture has come. */
  void see(@Nullable PictureStream other, long now) {
    VideoParameters agreed = parameters;
    if (tired && (now - restedAt < 0 || !budget.rested(now))) {
      return;
    }
    tired = false;
    if (other == null || agreed == null || !agreed.sends()) {
      shown = null;
      awaited = null;
      return;
    }
    awaited = other == shown ? null : other;
    if (awaited != null) {
      awaited.ask(now);
    }
  }

  /** Another leg has left, or begins its stream anew. */
  void loses(PictureStream other) {
    shown = shown == other ? null : shown;
    awaited = awaited == other ? null : awaited;
  }

  /** The packet that another leg's {@link #in} has; returns whether this leg got it. */
  boolean offered(PictureStream from, ByteBuffer datagram, long now) {
    InetSocketAddress to = passage.target();
    int type = from == shown || from == awaited ? reads(from) : -1;
    if (to == null || type < 0) {
      return false;
    }
    SrtpSender protection = passage.protection();
    if (from == awaited && from.in.kind() == PayloadKind.WHOLE) {
      out.follow(from.in, datagram, protection, now);
      shown = from;
      awaited = null;
      figures.count(Counter.VIDEO_SWITCHED);
    }
    if (from != shown) {
      return false;
    }
    if (!budget.take(datagram.remaining(), now)) {
      tire(now);
      return false;
    }
    VideoParameters agreed = parameters;
    boolean keeps = agreed != null && agreed.feedback().nack();
    boolean sent = out.send(from.in, datagram, type, protection, to, keeps, now);
    passage.sent();
    counts.packetsOut += sent ? 1 : 0;
    return sent;
  }

  // Pieces of pictures are of no use: it sees nothing until there is room for a whole one.
  private void tire(long now) {
    figures.count(Counter.VIDEO_OVER_LIMIT);
    shown = null;
    awaited = null;
    tired = true;
    restedAt = now + limits.live().toNanos();
  }

  /** Time passes. */
  void tick(long now) {
    passage.tick();
    if (now - nextReport >= 0) {
      nextReport = now + tools.nextReport();
      report(List.of(), now);
    }
  }

  /** Says goodbye. */
  void end(long now) {
    report(reports.goodbye(), now);
  }

  private void report(List<? extends RtcpPacket> more, long now) {
    counts.show(in.sources().lost(), 0, in.jitterMicros());
    InetSocketAddress to = passage.reportsTo();
    if (parameters == null || to == null) {
      return;
    }
    // Its own buffer: a packet may be under way in the shared one.
    ByteBuffer buffer = tools.reports().clear();
    reports.write(buffer, more, now, tools.wall().instant());
    buffer.flip();
    passage.sendRtcp(buffer, to);
  }

  PictureIn in() {
    return in;
  }
}
