package org.confab.mediaserver.negotiation;

import java.net.InetSocketAddress;
import java.util.List;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.srtp.SrtpKey;

/**
 * What this side brings into a call.
 *
 * @param session names it in {@code o=}
 * @param rtp where RTP is received; also the address of {@code c=}
 * @param rtcp where RTCP is received, at the same host
 * @param key what is sent is protected by it, if anything is
 * @param candidates for ICE, both components
 */
public record LocalAudio(
    long session,
    InetSocketAddress rtp,
    InetSocketAddress rtcp,
    SrtpKey key,
    List<IceCandidate> candidates) {
  private static final int BEST = 0xffff;
  private static final String FOUNDATION = "1";

  /** Copies its list. */
  public LocalAudio {
    candidates = List.copyOf(candidates);
  }

  /** With a host candidate for each of the two ports. */
  public static LocalAudio at(
      long session, InetSocketAddress rtp, InetSocketAddress rtcp, SrtpKey key) {
    return new LocalAudio(
        session,
        rtp,
        rtcp,
        key,
        List.of(
            IceCandidate.host(FOUNDATION, 1, BEST, rtp),
            IceCandidate.host(FOUNDATION, 2, BEST, rtcp)));
  }
}
