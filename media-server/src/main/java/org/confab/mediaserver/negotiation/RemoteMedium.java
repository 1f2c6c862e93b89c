package org.confab.mediaserver.negotiation;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.MalformedSdp;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.RemoteCandidates;
import org.confab.protocol.sdp.RtcpAddress;
import org.confab.protocol.sdp.RtpMap;
import org.confab.protocol.sdp.SessionDescription;
import org.confab.protocol.srtp.CryptoAttribute;

/**
 * What a description says of one medium of the one who wrote it.
 *
 * @param index which of the media it is
 * @param medium as it stands
 * @param formats its payload types with their meaning
 * @param keys the crypto lines that can be used: those without MKI first, then those with a strong
 *     tag, then as the other side prefers
 * @param direction as its writer sees it; an address of zeros is the old way to hold (RFC 3264 8.4)
 * @param rtp where its writer receives RTP
 * @param rtcp where its writer receives RTCP; where RTP is if both share a port (RFC 5761)
 * @param kilobits most that its writer takes in a second, in thousands of bits; 0 if unsaid
 * @param ice what it says for ICE; empty for a peer without
 * @param dtls the handshake that gives keys; empty if there is none, or keys stand in {@code
 *     crypto} lines
 */
record RemoteMedium(
    int index,
    MediaDescription medium,
    List<RtpMap> formats,
    List<CryptoAttribute> keys,
    Direction direction,
    InetSocketAddress rtp,
    InetSocketAddress rtcp,
    int kilobits,
    Optional<RemoteIce> ice,
    Optional<RemoteDtls> dtls) {
  private static final String CRYPTO = "crypto";
  private static final String ENCRYPTION = "encryption";
  private static final String LITE = "ice-lite";

  /** RFC 5761 5.1.1. */
  static final String MUX = "rtcp-mux";

  private static final String MID = "mid";
  private static final String TLS = "/TLS/";
  private static final String TCP = "TCP/";
  private static final String SAVP = "SAVP";
  private static final int MAX_KEYS = 8;

  /**
   * Reads the first medium of a kind that is not declined, if there is one; {@link
   * DescriptionRefused} if it cannot be.
   */
  static Optional<RemoteMedium> first(SessionDescription session, String kind) {
    for (int i = 0; i < session.media().size(); i++) {
      MediaDescription medium = session.media().get(i);
      if (medium.is(kind) && medium.port() != 0 && isRtp(session, medium)) {
        return Optional.of(of(session, i, medium));
      }
    }
    return Optional.empty();
  }

  /** Over a connection only where ICE finds it. */
  private static boolean isRtp(SessionDescription session, MediaDescription medium) {
    String profile = medium.protocol().toUpperCase(Locale.ROOT);
    return profile.matches("(TCP/)?RTP/S?AVPF?|(UDP|TCP)/TLS/RTP/SAVPF?")
        && (!profile.startsWith(TCP) || session.attribute(medium, "ice-ufrag").isPresent());
  }

  private static RemoteMedium of(SessionDescription session, int index, MediaDescription medium) {
    InetAddress host =
        session.host(medium).orElseThrow(() -> new DescriptionRefused(Refusal.NO_ADDRESS));
    Direction said = Direction.of(session, medium);
    InetSocketAddress rtp = new InetSocketAddress(host, medium.port());
    Optional<RemoteIce> ice = ice(session, medium);
    boolean nowhere = ice.isEmpty() && host.isAnyLocalAddress();
    return new RemoteMedium(
        index,
        medium,
        RtpMap.of(medium),
        keys(medium),
        nowhere ? Direction.of(said.sends(), false) : said,
        rtp,
        medium.attribute(MUX).isPresent() ? rtp : RtcpAddress.of(medium, host),
        Bandwidth.of(session, medium),
        ice,
        dtls(session, medium));
  }

  /** Where keys are in the description too, they cost less; RTCP has no handshake of its own. */
  private static Optional<RemoteDtls> dtls(SessionDescription session, MediaDescription medium) {
    String profile = medium.protocol().toUpperCase(Locale.ROOT);
    boolean wanted = profile.contains(TLS) || (profile.contains(SAVP) && keys(medium).isEmpty());
    return wanted && medium.attribute(MUX).isPresent()
        ? RemoteDtls.of(session, medium)
        : Optional.empty();
  }

  /** Its name, by which a bundle has it; empty if it has none. */
  Optional<String> mid() {
    return medium.attribute(MID);
  }

  private static List<CryptoAttribute> keys(MediaDescription medium) {
    List<CryptoAttribute> keys = new ArrayList<>();
    for (String line : medium.attributes(CRYPTO)) {
      if (keys.size() < MAX_KEYS) {
        key(line).ifPresent(keys::add);
      }
    }
    keys.sort(
        Comparator.comparing((CryptoAttribute key) -> !key.keying().mki().none())
            .thenComparing(key -> !key.keying().suite().strong()));
    return List.copyOf(keys);
  }

  /** A line that is not spoken is passed over (RFC 4568 7.1.2). */
  private static Optional<CryptoAttribute> key(String line) {
    try {
      return Optional.of(CryptoAttribute.parse(line));
    } catch (IllegalArgumentException notSpoken) {
      return Optional.empty();
    }
  }

  private static Optional<RemoteIce> ice(SessionDescription session, MediaDescription medium) {
    if (IceCandidate.isDraft6(medium)) {
      throw new DescriptionRefused(Refusal.OLD_ICE);
    }
    try {
      return IceCredentials.of(session, medium)
          .map(
              credentials ->
                  new RemoteIce(
                      credentials,
                      IceCandidate.of(medium),
                      RemoteCandidates.of(medium),
                      session.attribute(LITE).isPresent()));
    } catch (MalformedSdp malformed) {
      throw new DescriptionRefused(Refusal.UNREADABLE);
    }
  }

  /**
   * Whether it is to be protected: [MS-SDPEXT] 3.1.5.5 offers keys below {@code RTP/AVP}, so keys
   * count more than the profile.
   */
  boolean isProtected() {
    if (dtls.isPresent()) {
      return true;
    }
    String encryption = medium.attribute(ENCRYPTION).orElse("");
    String profile = medium.protocol().toUpperCase(Locale.ROOT);
    boolean required = profile.contains(SAVP) || encryption.equalsIgnoreCase("required");
    if (profile.contains(TLS) || (keys.isEmpty() && required)) {
      throw new DescriptionRefused(Refusal.NO_ENCRYPTION);
    }
    return !keys.isEmpty() && (required || !encryption.equalsIgnoreCase("rejected"));
  }

  /** The profile of an answer to it. */
  String profile() {
    if (dtls.isPresent()) {
      return medium.protocol();
    }
    String said = medium.protocol().toUpperCase(Locale.ROOT);
    boolean feedback = said.endsWith("F");
    return (said.startsWith(TCP) ? TCP : "")
        + "RTP/"
        + (isProtected() ? "SAVP" : "AVP")
        + (feedback ? "F" : "");
  }
}
