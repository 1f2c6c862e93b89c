package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.Loudness;
import org.confab.mediaserver.audio.NoiseGate;
import org.confab.mediaserver.audio.Playing;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.audio.Voice;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.PacketKind;
import org.confab.protocol.rtp.RtcpCompound;
import org.confab.protocol.rtp.RtpMalformed;
import org.jspecify.annotations.Nullable;

/** The media of one leg, on its loop; times are those of {@link System#nanoTime}. */
final class LegStream {
  final Voice voice = new Voice();
  final Playing whispers = new Playing();
  final LegCounts counts;

  private final LegListener listener;
  private final LoopTools tools;
  private final Passage passage;
  private final Inbound in;
  private final Outbound out;
  private final Reports reports;
  private final Loudness loudness = new Loudness();
  private final NoiseGate noiseGate = new NoiseGate();
  private @Nullable Ear ear;
  private @Nullable LegParameters parameters;
  private boolean reached;
  private boolean heard;
  private boolean toldSilent;
  private boolean sourceTold;
  private int source;
  private boolean muted;
  private boolean deafened;
  private boolean voiced;
  private boolean hearing;
  private int loud;
  private long nextReport;
  private volatile SourceState own;

  LegStream(SourceState source, LegListener listener, Wire wire, LoopTools tools, long now) {
    this.listener = listener;
    own = source;
    this.tools = tools;
    passage = new Passage(wire, tools, Optional.of(source));
    counts = new LegCounts(now);
    in = new Inbound(source.ssrc(), tools.samples(), listener);
    out = new Outbound(source, wire, tools.out());
    reports = new Reports(in.sources(), out, counts, listener::saidBye, tools.cname());
    nextReport = now + tools.nextReport() / 2;
  }

  /** What signalling has agreed on. A key that was there before goes on where it was. */
  void begin(LegParameters agreed) {
    passage.protect(agreed.theirs(), agreed.ours(), agreed.usedBefore());
    parameters = agreed;
    in.agree(passage.authentic(), agreed);
    out.begin(agreed.codec().clock());
    own = out.state(passage.protection(), tools.wall().millis());
    if (agreed.codec().stateless()) {
      ear = null;
    } else if (ear == null || ear.codec != agreed.codec()) {
      ear = new Ear(agreed.codec());
    }
  }

  /** Where the other side is. */
  void reach(RemoteMedia remote, long now) {
    if (!reached) {
      counts.lastHeard = now;
      reached = true;
    }
    passage.expect(remote);
  }

  void mute(boolean muted) {
    this.muted = muted;
  }

  void deafen(boolean deafened) {
    this.deafened = deafened;
  }

  /** An RTP or RTCP datagram has come to a port; anything else is refused. */
  void datagram(MediaComponent on, ByteBuffer datagram, InetSocketAddress from, long now) {
    PacketKind kind = PacketKind.of(datagram);
    boolean good =
        parameters != null
            && passage.opens(on, kind, datagram, from)
            && (kind == PacketKind.RTP ? in.take(datagram, now) : report(datagram, now));
    if (!good) {
      counts.refused++;
      return;
    }
    passage.good(on, from);
    counts.lastHeard = now;
    toldSilent = false;
    if (kind == PacketKind.RTP) {
      counts.packetsIn++;
      if (!heard) {
        heard = true;
        listener.heard();
      }
      tellSource();
    }
  }

  private void tellSource() {
    int now = ssrc();
    if (!sourceTold || now != source) {
      sourceTold = true;
      source = now;
      listener.source(now);
    }
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
    boolean any = in.read(voice) && !muted && agreed != null && agreed.receives();
    int now = any ? voice.loudness() : 0;
    voiced = noiseGate.passes(now) && any;
    loud = loudness.of(voiced ? now : 0);
    if (!voiced) {
      loud = 0;
      voice.pause();
    }
    whispers.next();
    hearing = agreed != null && passage.target() != null && agreed.sends() && !deafened;
    return voiced;
  }

  /** What it hears in this tick; nothing if null. */
  @Nullable AudioCodec hears() {
    LegParameters agreed = parameters;
    return hearing && agreed != null ? agreed.codec() : null;
  }

  /** How it hears; null in a codec without memory. */
  @Nullable Ear ear() {
    return ear;
  }

  /** The second half: the leg hears. Returns whether a packet went out. */
  boolean hear(RoomMix mix) {
    LegParameters agreed = parameters;
    InetSocketAddress to = passage.target();
    if (!hearing || agreed == null || to == null) {
      out.pause();
      if (ear != null) {
        ear.hears(Ear.Source.NONE);
      }
      return false;
    }
    CodecMix.Payload payload = mix.payload(this, agreed.codec());
    if (payload.length == 0) {
      out.pause();
      return false;
    }
    boolean sent =
        out.send(
            agreed.sentType(),
            payload.bytes,
            payload.length,
            mix.sources(),
            mix.sourcesFor(this),
            passage.protection(),
            to);
    passage.sent();
    if (out.ahead()) {
      own = out.state(passage.protection(), tools.wall().millis());
      listener.ahead();
    }
    counts.packetsOut += sent ? 1 : 0;
    counts.unsent += sent ? 0 : 1;
    return sent;
  }

  /** Time passes. */
  void tick(int frames, long now) {
    passage.tick();
    LegParameters agreed = parameters;
    out.tick(frames, agreed == null ? Frame.SAMPLES : agreed.codec().clockOfFrame());
    if (now - nextReport >= 0) {
      nextReport = now + tools.nextReport();
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
    InetSocketAddress to = passage.reportsTo();
    if (parameters == null || to == null) {
      return;
    }
    ByteBuffer buffer = tools.reports().clear();
    reports.write(buffer, bye ? reports.goodbye() : List.of(), now, tools.wall().instant());
    buffer.flip();
    passage.sendRtcp(buffer, to);
  }

  /** Shows the figures to others. */
  void show() {
    counts.show(in.lost(), in.late(), in.jitterMicros());
  }

  /** Where its own source stands, as far as others know; for any thread. */
  SourceState source() {
    return own;
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
    return in.sources().ssrc();
  }
}
