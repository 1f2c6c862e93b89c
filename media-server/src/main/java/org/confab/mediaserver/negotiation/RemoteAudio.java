package org.confab.mediaserver.negotiation;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
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
 * What a description says of the sound of the one who wrote it.
 *
 * @param index which of the media it is
 * @param medium as it stands
 * @param formats its payload types with their meaning
 * @param keys the crypto lines that can be used, those without MKI first
 * @param direction as its writer sees it; an address of zeros is the old way to hold (RFC 3264 8.4)
 * @param rtp where its writer receives RTP
 * @param rtcp where its writer receives RTCP
 * @param ice what it says for ICE; empty for a peer without
 */
record RemoteAudio(
    int index,
    MediaDescription medium,
    List<RtpMap> formats,
    List<CryptoAttribute> keys,
    Direction direction,
    InetSocketAddress rtp,
    InetSocketAddress rtcp,
    Optional<RemoteIce> ice) {
  private static final String AUDIO = "audio";
  private static final String CRYPTO = "crypto";
  private static final String ENCRYPTION = "encryption";
  private static final String LITE = "ice-lite";
  private static final int MAX_KEYS = 8;

  /** Reads the first sound that is not declined; {@link DescriptionRefused} if there is none. */
  static RemoteAudio of(SessionDescription session) {
    for (int i = 0; i < session.media().size(); i++) {
      MediaDescription medium = session.media().get(i);
      if (medium.is(AUDIO) && medium.port() != 0 && isRtp(medium)) {
        return of(session, i, medium);
      }
    }
    throw new DescriptionRefused(Refusal.NO_AUDIO);
  }

  private static boolean isRtp(MediaDescription medium) {
    return medium.protocol().toUpperCase(Locale.ROOT).matches("RTP/S?AVPF?");
  }

  private static RemoteAudio of(SessionDescription session, int index, MediaDescription medium) {
    InetAddress host =
        session.host(medium).orElseThrow(() -> new DescriptionRefused(Refusal.NO_ADDRESS));
    Direction said = Direction.of(session, medium);
    return new RemoteAudio(
        index,
        medium,
        RtpMap.of(medium),
        keys(medium),
        host.isAnyLocalAddress() ? Direction.of(said.sends(), false) : said,
        new InetSocketAddress(host, medium.port()),
        RtcpAddress.of(medium, host),
        ice(session, medium));
  }

  private static List<CryptoAttribute> keys(MediaDescription medium) {
    List<CryptoAttribute> keys = new ArrayList<>();
    for (String line : medium.attributes(CRYPTO)) {
      if (keys.size() < MAX_KEYS) {
        key(line).ifPresent(keys::add);
      }
    }
    keys.sort(java.util.Comparator.comparing(key -> !key.keying().mki().none()));
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
   * Whether the sound is to be protected: [MS-SDPEXT] 3.1.5.5 offers keys below {@code RTP/AVP}, so
   * keys count more than the profile.
   */
  boolean isProtected() {
    String encryption = medium.attribute(ENCRYPTION).orElse("");
    boolean required =
        medium.protocol().toUpperCase(Locale.ROOT).contains("SAVP")
            || encryption.equalsIgnoreCase("required");
    if (keys.isEmpty() && required) {
      throw new DescriptionRefused(Refusal.NO_ENCRYPTION);
    }
    return !keys.isEmpty() && (required || !encryption.equalsIgnoreCase("rejected"));
  }

  /** The profile of an answer to it. */
  String profile() {
    boolean feedback = medium.protocol().toUpperCase(Locale.ROOT).endsWith("F");
    return "RTP/" + (isProtected() ? "SAVP" : "AVP") + (feedback ? "F" : "");
  }
}
