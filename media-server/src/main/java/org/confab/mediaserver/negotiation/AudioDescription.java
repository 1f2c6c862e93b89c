package org.confab.mediaserver.negotiation;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.RemoteCandidates;
import org.confab.protocol.sdp.RtcpAddress;
import org.confab.protocol.sdp.RtpMap;
import org.confab.protocol.sdp.SdpAttribute;
import org.confab.protocol.srtp.CryptoAttribute;

/** Writes the sound of this side. */
final class AudioDescription {
  private static final String AUDIO = "audio";

  /** [MS-DTMF]: the sixteen keys and flash. */
  private static final String EVENTS = "0-16";

  private static final int PACKET_MS = 20;

  private final LocalAudio local;

  AudioDescription(LocalAudio local) {
    this.local = local;
  }

  /** The medium that answers this one. */
  MediaDescription answer(RemoteAudio remote, AgreedAudio agreed, IceCredentials credentials) {
    List<RtpMap> formats = new ArrayList<>();
    formats.add(format(agreed.codec()));
    agreed.telephoneEvent().ifPresent(type -> formats.add(telephoneEvent(type)));
    List<SdpAttribute> attributes = new ArrayList<>();
    agreed.ice().ifPresent(ice -> attributes.addAll(candidates(ice.remote())));
    agreed.protection().ifPresent(keys -> attributes.add(crypto(keys.ours())));
    attributes.addAll(sound(formats, agreed.direction()));
    agreed.ice().ifPresent(ice -> attributes.addAll(credentials.asAttributes()));
    remote
        .medium()
        .attribute("label")
        .ifPresent(label -> attributes.add(new SdpAttribute("label", label)));
    return medium(remote.profile(), formats, attributes);
  }

  /** The medium of an offer: of all that is spoken, or of what was agreed last. */
  MediaDescription offer(
      Optional<AgreedAudio> last,
      CryptoAttribute key,
      IceCredentials credentials,
      Direction direction) {
    List<RtpMap> formats = new ArrayList<>();
    for (AudioCodec codec : AudioCodec.values()) {
      if (last.isEmpty() || last.get().codec() == codec) {
        formats.add(format(codec));
      }
    }
    int event =
        last.map(agreed -> agreed.telephoneEvent().orElse(-1))
            .orElse(AudioNegotiation.OUR_TELEPHONE_EVENT);
    if (event >= 0) {
      formats.add(telephoneEvent(event));
    }
    boolean keyed = last.isEmpty() || last.get().protection().isPresent();
    boolean checked = last.isEmpty() || last.get().ice().isPresent();
    List<SdpAttribute> attributes = new ArrayList<>();
    if (checked) {
      local.candidates().forEach(candidate -> attributes.add(candidate.attribute()));
    }
    if (keyed) {
      attributes.add(crypto(key));
    }
    attributes.addAll(sound(formats, direction));
    if (checked) {
      attributes.addAll(credentials.asAttributes());
    }
    return medium(last.isPresent() && keyed ? "RTP/SAVP" : "RTP/AVP", formats, attributes);
  }

  /** All our candidates, or the chosen ones with what they were chosen for. */
  private List<SdpAttribute> candidates(RemoteIce remote) {
    List<SdpAttribute> out = new ArrayList<>();
    if (remote.chosen().isEmpty()) {
      local.candidates().forEach(candidate -> out.add(candidate.attribute()));
      return out;
    }
    Map<Integer, InetSocketAddress> ours = remote.chosen().get().addresses();
    local.candidates().stream()
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

  private List<SdpAttribute> sound(List<RtpMap> formats, Direction direction) {
    List<SdpAttribute> out = new ArrayList<>();
    for (RtpMap format : formats) {
      out.add(format.attribute());
      if (format.is(RtpMap.TELEPHONE_EVENT, AudioCodec.CLOCK)) {
        out.add(new SdpAttribute("fmtp", format.payloadType() + " " + EVENTS));
      }
    }
    out.add(new SdpAttribute("ptime", Integer.toString(PACKET_MS)));
    if (direction != Direction.SENDRECV) {
      out.add(direction.attribute());
    }
    out.add(RtcpAddress.attribute(local.rtcp().getPort()));
    return out;
  }

  private MediaDescription medium(
      String profile, List<RtpMap> formats, List<SdpAttribute> attributes) {
    List<String> types = formats.stream().map(f -> Integer.toString(f.payloadType())).toList();
    return MediaDescription.of(AUDIO, local.rtp().getPort(), profile, types, attributes);
  }

  private static RtpMap format(AudioCodec codec) {
    return new RtpMap(codec.payloadType(), codec.encodingName(), AudioCodec.CLOCK);
  }

  private static RtpMap telephoneEvent(int payloadType) {
    return new RtpMap(payloadType, RtpMap.TELEPHONE_EVENT, AudioCodec.CLOCK);
  }

  private static SdpAttribute crypto(CryptoAttribute line) {
    return new SdpAttribute("crypto", line.asString());
  }
}
