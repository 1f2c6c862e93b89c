package org.confab.mediaserver.negotiation;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.DtlsSetup;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.RemoteCandidates;
import org.confab.protocol.sdp.RtcpAddress;
import org.confab.protocol.sdp.SdpAttribute;
import org.confab.protocol.srtp.CryptoAttribute;

/** Writes one medium of this side. */
final class MediumDescription<F> {
  private static final String LABEL = "label";
  private static final String MID = "mid";
  private static final int RTP = 1;

  /** The foundation of candidates that wait for connections: not that of those for UDP. */
  private static final String OF_CONNECTIONS = "2";

  private final LocalMedium local;
  private final Spoken<F> spoken;

  MediumDescription(LocalMedium local, Spoken<F> spoken) {
    this.local = local;
    this.spoken = spoken;
  }

  /** The medium that answers this one. */
  MediaDescription answer(RemoteMedium remote, Agreed<F> agreed, IceCredentials credentials) {
    Spoken.Lines codecs = spoken.answer(agreed.format());
    List<SdpAttribute> attributes = new ArrayList<>();
    boolean mux = agreed.signalled().shared();
    agreed.ice().ifPresent(ice -> attributes.addAll(candidates(ice.remote(), mux)));
    agreed.protection().ifPresent(keys -> attributes.add(crypto(keys.ours())));
    agreed
        .dtls()
        .ifPresent(
            it -> attributes.addAll(dtls(it.active() ? DtlsSetup.ACTIVE : DtlsSetup.PASSIVE)));
    attributes.addAll(codecs.lines());
    attributes.addAll(way(agreed.direction(), mux, agreed.dtls().isPresent()));
    agreed.ice().ifPresent(ice -> attributes.addAll(credentials.asAttributes()));
    again(remote, MID).ifPresent(attributes::add);
    again(remote, LABEL).ifPresent(attributes::add);
    return medium(remote.profile(), codecs, attributes);
  }

  /** What names the medium is said again as it was. */
  private static Optional<SdpAttribute> again(RemoteMedium remote, String name) {
    return remote.medium().attribute(name).map(value -> new SdpAttribute(name, value));
  }

  private List<SdpAttribute> dtls(DtlsSetup setup) {
    return List.of(local.certificate().orElseThrow().attribute(), setup.attribute());
  }

  /** The medium of an offer: of all that is spoken, or of what was agreed last. */
  MediaDescription offer(
      Optional<Agreed<F>> last,
      Optional<String> mid,
      CryptoAttribute key,
      IceCredentials credentials,
      Direction direction) {
    Spoken.Lines codecs = spoken.offer(last.map(Agreed::format));
    Optional<AgreedDtls> dtls = last.flatMap(Agreed::dtls);
    boolean keyed = dtls.isEmpty() && (last.isEmpty() || last.get().protection().isPresent());
    boolean checked = last.isEmpty() || last.get().ice().isPresent();
    boolean mux = last.isPresent() && last.get().signalled().shared();
    List<SdpAttribute> attributes = new ArrayList<>();
    if (checked) {
      ours(mux).forEach(candidate -> attributes.add(candidate.attribute()));
    }
    if (dtls.isPresent()) {
      attributes.addAll(dtls(DtlsSetup.ACTPASS));
    }
    if (keyed) {
      attributes.add(crypto(key));
    }
    attributes.addAll(codecs.lines());
    attributes.addAll(way(direction, mux, dtls.isPresent()));
    if (checked) {
      attributes.addAll(credentials.asAttributes());
    }
    mid.ifPresent(name -> attributes.add(new SdpAttribute(MID, name)));
    String plain = last.isPresent() && keyed ? "RTP/SAVP" : "RTP/AVP";
    return medium(dtls.map(AgreedDtls::profile).orElse(plain), codecs, attributes);
  }

  /** All our candidates, or the chosen ones with what they were chosen for. */
  private List<SdpAttribute> candidates(RemoteIce remote, boolean mux) {
    List<SdpAttribute> out = new ArrayList<>();
    if (remote.chosen().isEmpty()) {
      ours(mux).forEach(candidate -> out.add(candidate.attribute()));
      if (remote.opensConnections()) {
        waiting(mux, remote).forEach(candidate -> out.add(candidate.attribute()));
      }
      return out;
    }
    Map<Integer, InetSocketAddress> ours = remote.chosen().get().addresses();
    (remote.connectionsAlone() ? waiting(mux, remote) : ours(mux))
        .stream()
            .filter(candidate -> candidate.address().equals(ours.get(candidate.component())))
            .forEach(candidate -> out.add(candidate.attribute()));
    Map<Integer, InetSocketAddress> theirs = new TreeMap<>();
    for (IceCandidate candidate : remote.candidates()) {
      theirs.putIfAbsent(candidate.component(), candidate.address());
    }
    if (!theirs.isEmpty()) {
      out.add(new RemoteCandidates(theirs).attribute());
    }
    return out;
  }

  private List<IceCandidate> waiting(boolean mux, RemoteIce remote) {
    IceCandidate.Transport spelled =
        remote.microsoft()
            ? IceCandidate.Transport.MS_TCP_PASSIVE
            : IceCandidate.Transport.TCP_PASSIVE;
    return ours(mux).stream().map(candidate -> candidate.waiting(OF_CONNECTIONS, spelled)).toList();
  }

  /** Where RTP and RTCP share a port there is one component (RFC 8839 4.2.1.3). */
  private List<IceCandidate> ours(boolean mux) {
    return local.candidates().stream()
        .filter(candidate -> !mux || candidate.component() == RTP)
        .toList();
  }

  /**
   * Whoever knows WebRTC wants every direction said, though one is the default (RFC 8829 5.2.1).
   */
  private List<SdpAttribute> way(Direction direction, boolean mux, boolean webRtc) {
    List<SdpAttribute> out = new ArrayList<>();
    if (webRtc || direction != Direction.SENDRECV) {
      out.add(direction.attribute());
    }
    out.add(RtcpAddress.attribute((mux ? local.rtp() : local.rtcp()).getPort()));
    if (mux) {
      out.add(new SdpAttribute(RemoteMedium.MUX, ""));
    }
    return out;
  }

  private MediaDescription medium(
      String profile, Spoken.Lines codecs, List<SdpAttribute> attributes) {
    List<String> types =
        codecs.formats().stream().map(f -> Integer.toString(f.payloadType())).toList();
    return MediaDescription.of(spoken.kind(), local.rtp().getPort(), profile, types, attributes);
  }

  private static SdpAttribute crypto(CryptoAttribute line) {
    return new SdpAttribute("crypto", line.asString());
  }
}
