package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.SourceState;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.PacketKind;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpReceiver;
import org.confab.protocol.srtp.SrtpSender;
import org.jspecify.annotations.Nullable;

/**
 * The way in and out of one medium of a leg, whatever it is: whose datagrams are taken and how
 * many, SRTP, and where its own go.
 */
final class Passage {
  private final Wire wire;
  private final LoopTools tools;
  private final Gate rtpGate = new Gate();
  private final Gate rtcpGate = new Gate();
  private final LegKeys keys;
  private @Nullable SrtpReceiver opener;
  private @Nullable SrtpSender protection;
  private boolean sharedPort;
  private int datagrams;
  private int unasked;
  private int unproven;

  /**
   * Closed so far.
   *
   * @param begin where a source of another process goes on
   */
  Passage(Wire wire, LoopTools tools, Optional<SourceState> begin) {
    this.wire = wire;
    this.tools = tools;
    keys = new LegKeys(tools.scratch(), begin);
  }

  /** Keys of both directions. One that was there before goes on where it was. */
  void protect(Optional<SrtpKeying> theirs, Optional<SrtpKeying> ours, boolean usedBefore) {
    protection = ours.map(key -> keys.sender(key, usedBefore)).orElse(null);
    opener = theirs.map(key -> keys.receiver(key, usedBefore)).orElse(null);
  }

  /** Whether what comes proves where it is from. */
  boolean authentic() {
    return opener != null;
  }

  /** Where the other side is. */
  void expect(RemoteMedia remote) {
    rtpGate.expect(remote.rtp(), remote.certain());
    rtcpGate.expect(remote.rtcp(), remote.certain());
    sharedPort = remote.shared();
  }

  /**
   * Whether a datagram may be looked at, and opens it.
   *
   * @return false for what is to be dropped
   */
  boolean opens(MediaComponent on, PacketKind kind, ByteBuffer datagram, InetSocketAddress from) {
    Gate gate = gate(on);
    return gate.admits(from, opener != null)
        && inShare(gate.isHome(from))
        && switch (kind) {
          case RTP -> open(datagram, false);
          case RTCP -> open(datagram, true);
          default -> false;
        };
  }

  private Gate gate(MediaComponent on) {
    return on == MediaComponent.RTP ? rtpGate : rtcpGate;
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

  /** A datagram that was opened was good. */
  void good(MediaComponent on, InetSocketAddress from) {
    gate(on).good(from);
    InetSocketAddress to = rtpGate.target();
    if (to != null && to.getAddress().equals(from.getAddress())) {
      unasked = 0;
    }
  }

  /** Where RTP goes; nowhere if null. */
  @Nullable InetSocketAddress target() {
    InetSocketAddress to = rtpGate.target();
    return to == null || nobodyThere() ? null : to;
  }

  /**
   * Whoever is only said to be somewhere, and from whom nothing has come in all that time, may have
   * asked for nothing: signalling names any address.
   */
  private boolean nobodyThere() {
    return !rtpGate.proven() && unasked >= tools.limits().silence().dividedBy(Frame.TIME);
  }

  /** What RTP is protected with; nothing if null. */
  @Nullable SrtpSender protection() {
    return protection;
  }

  /** A packet of RTP has gone, whether the socket took it or not. */
  void sent() {
    unasked += rtpGate.proven() ? 0 : 1;
  }

  /** Where RTCP goes; nowhere if null. */
  @Nullable InetSocketAddress reportsTo() {
    Gate gate = sharedPort ? rtpGate : rtcpGate;
    InetSocketAddress to = gate.target();
    return to == null || !gate.proven() && nobodyThere() ? null : to;
  }

  /** Sends a compound between position and limit. */
  void sendRtcp(ByteBuffer compound, InetSocketAddress to) {
    SrtpSender with = protection;
    if (with == null || with.protectRtcp(compound)) {
      wire.send(sharedPort ? MediaComponent.RTP : MediaComponent.RTCP, compound, to);
    }
  }

  /** Time passes: all have their shares again. */
  void tick() {
    datagrams = 0;
    unproven = 0;
  }
}
