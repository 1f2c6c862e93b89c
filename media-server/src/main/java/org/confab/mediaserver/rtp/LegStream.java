package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.Loudness;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.PacketKind;
import org.confab.protocol.rtp.RtcpCompound;
import org.confab.protocol.rtp.RtpMalformed;
import org.confab.protocol.srtp.SrtpReceiver;
import org.confab.protocol.srtp.SrtpSender;
import org.jspecify.annotations.Nullable;

/** The media of one leg, on its loop; times are those of {@link System#nanoTime}. */
final class LegStream {
  final short[] frame = new short[Frame.SAMPLES];
  final Loudness loudness = new Loudness();
  final LegCounts counts;

  private final LegListener listener;
  private final Wire wire;
  private final LoopTools tools;
  private final Gate rtpGate = new Gate();
  private final Gate rtcpGate = new Gate();
  private final Inbound in;
  private final Outbound out;
  private final Reports reports;
  private final LegKeys keys;
  private @Nullable LegParameters parameters;
  private @Nullable SrtpReceiver opener;
  private @Nullable SrtpSender protection;
  private boolean sharedPort;
  private boolean reached;
  private boolean heard;
  private boolean toldSilent;
  private boolean muted;
  private boolean deafened;
  private boolean voiced;
  private int loud;
  private int datagrams;
  private int unasked;
  private int unproven;
  private long nextReport;

  LegStream(int ssrc, LegListener listener, Wire wire, LoopTools tools, long now) {
    this.listener = listener;
    this.wire = wire;
    this.tools = tools;
    counts = new LegCounts(now);
    in = new Inbound(ssrc, tools.limits().datagramBytes(), listener);
    out = new Outbound(ssrc, wire, tools.out(), tools.random());
    reports = new Reports(in, out, counts, listener, tools.cname());
    keys = new LegKeys(tools.scratch());
    nextReport = now + nextInterval() / 2;
  }

  // RFC 3550 6.3.1: between half and one and a half of the interval, so that reports spread.
  private long nextInterval() {
    return (long) (tools.limits().reports().toNanos() * (0.5 + tools.random().nextDouble()));
  }

  /** What signalling has agreed on. A key that was there before goes on where it was. */
  void begin(LegParameters agreed) {
    protection = agreed.ours().map(keys::sender).orElse(null);
    opener = agreed.theirs().map(key -> keys.receiver(key, agreed.usedBefore())).orElse(null);
    parameters = agreed;
    in.agree(opener != null, agreed.telephoneEvent().orElse(-1));
  }

  /** Where the other side is. */
  void reach(RemoteMedia remote, long now) {
    if (!reached) {
      counts.lastHeard = now;
      reached = true;
    }
    rtpGate.expect(remote.rtp(), remote.certain());
    rtcpGate.expect(remote.rtcp(), remote.certain());
    sharedPort = remote.shared();
  }

  void mute(boolean muted) {
    this.muted = muted;
  }

  void deafen(boolean deafened) {
    this.deafened = deafened;
  }

  /** An RTP or RTCP datagram has come to a port; anything else is refused. */
  void datagram(MediaComponent on, ByteBuffer datagram, InetSocketAddress from, long now) {
    Gate gate = on == MediaComponent.RTP ? rtpGate : rtcpGate;
    PacketKind kind = PacketKind.of(datagram);
    boolean good =
        parameters != null
            && gate.admits(from, opener != null)
            && inShare(gate.isHome(from))
            && switch (kind) {
              case RTP -> open(datagram, false) && in.take(datagram, now);
              case RTCP -> open(datagram, true) && report(datagram, now);
              default -> false;
            };
    if (!good) {
      counts.refused++;
      return;
    }
    gate.good(from);
    InetSocketAddress to = rtpGate.target();
    if (to != null && to.getAddress().equals(from.getAddress())) {
      unasked = 0;
    }
    counts.lastHeard = now;
    toldSilent = false;
    if (kind == PacketKind.RTP) {
      counts.packetsIn++;
      if (!heard) {
        heard = true;
        listener.heard();
      }
    }
  }

  // Each has its own share of a tick: who may not be the leg cannot use up what the leg has.
  private boolean inShare(boolean home) {
    return home
        ? ++datagrams <= tools.limits().datagramsOfTick()
        : ++unproven <= tools.limits().unprovenOfTick();
  }

  private boolean open(ByteBuffer datagram, boolean rtcp) {
    SrtpReceiver with = opener;
    return with == null
        || (rtcp ? with.unprotectRtcp(datagram) : with.unprotect(datagram))
            == SrtpReceiver.Verdict.OPEN;
  }

  private boolean report(ByteBuffer datagram, long now) {
    try {
      reports.take(RtcpCompound.parse(datagram), now, tools.wall().instant());
      return true;
    } catch (RtpMalformed refused) {
      return false;
    }
  }

  /** The first half of a tick: what the leg says now; returns whether it is to be heard. */
  boolean listen() {
    LegParameters agreed = parameters;
    boolean any = in.read(frame);
    voiced = any && !muted && agreed != null && agreed.receives();
    if (voiced) {
      loud = loudness.of(frame);
    } else {
      loudness.silent();
      loud = 0;
    }
    return voiced;
  }

  /** The second half: the leg hears. Returns whether a packet went out. */
  boolean hear(RoomMix mix) {
    LegParameters agreed = parameters;
    InetSocketAddress to = rtpGate.target();
    if (agreed == null || to == null || !agreed.sends() || deafened || nobodyThere()) {
      out.pause();
      return false;
    }
    byte[] payload = mix.payload(this, agreed.codec());
    boolean sent =
        out.send(agreed.codec(), payload, mix.sources(), mix.sourcesFor(this), protection, to);
    unasked += rtpGate.proven() ? 0 : 1;
    counts.packetsOut += sent ? 1 : 0;
    counts.unsent += sent ? 0 : 1;
    return sent;
  }

  /**
   * Whoever is only said to be somewhere, and from whom nothing has come in all that time, may have
   * asked for nothing: signalling names any address.
   */
  private boolean nobodyThere() {
    return !rtpGate.proven() && unasked >= tools.limits().silence().dividedBy(Frame.TIME);
  }

  /** Time passes. */
  void tick(int frames, long now) {
    datagrams = 0;
    unproven = 0;
    out.tick(frames);
    if (now - nextReport >= 0) {
      nextReport = now + nextInterval();
      report(false, now);
    }
    Duration silence = tools.limits().silence();
    if (reached && !toldSilent && now - counts.lastHeard >= silence.toNanos()) {
      toldSilent = true;
      listener.silentFor(silence);
    }
  }

  /** Sends a report, and with it the goodbye if the leg leaves. */
  void report(boolean bye, long now) {
    counts.show(in.lost(), in.late(), in.jitterMicros());
    Gate gate = sharedPort ? rtpGate : rtcpGate;
    InetSocketAddress to = gate.target();
    if (parameters == null || to == null || (!gate.proven() && nobodyThere())) {
      return;
    }
    ByteBuffer buffer = tools.out().clear();
    reports.write(buffer, bye, now, tools.wall().instant());
    buffer.flip();
    SrtpSender with = protection;
    if (with == null || with.protectRtcp(buffer)) {
      wire.send(sharedPort ? MediaComponent.RTP : MediaComponent.RTCP, buffer, to);
    }
  }

  /** Shows the figures to others. */
  void show() {
    counts.show(in.lost(), in.late(), in.jitterMicros());
  }

  boolean voiced() {
    return voiced;
  }

  int loud() {
    return loud;
  }

  int noise() {
    return in.noise();
  }

  /** The source that the other side sends as. */
  int ssrc() {
    return in.ssrc();
  }
}
