package org.confab.mediaserver.negotiation;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sdp.CertificateFingerprint;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.srtp.SrtpKey;

/**
 * What this side brings into one medium of a call.
 *
 * @param rtp where RTP is received; also the address of {@code c=}
 * @param rtcp where RTCP is received, at the same host
 * @param bound where the ports are bound, which says whom they may reach
 * @param key what is sent is protected by it, if anything is
 * @param candidates for ICE, both components
 * @param certificate what it shows in handshakes; without one keys come by descriptions alone
 */
public record LocalMedium(
    InetSocketAddress rtp,
    InetSocketAddress rtcp,
    InetAddress bound,
    SrtpKey key,
    List<IceCandidate> candidates,
    Optional<CertificateFingerprint> certificate) {
  private static final int BEST = 0xffff;
  private static final String FOUNDATION = "1";
  private static final InetAddress BROADCAST = broadcast();

  /** Copies its list. */
  public LocalMedium {
    candidates = List.copyOf(candidates);
  }

  /** With a host candidate for each of the two ports. */
  public static LocalMedium at(InetSocketAddress rtp, InetSocketAddress rtcp, SrtpKey key) {
    return new LocalMedium(
        rtp,
        rtcp,
        rtp.getAddress(),
        key,
        List.of(
            IceCandidate.host(FOUNDATION, 1, BEST, rtp),
            IceCandidate.host(FOUNDATION, 2, BEST, rtcp)),
        Optional.empty());
  }

  /** The same with ports that are bound to another address than the one that is told. */
  public LocalMedium boundTo(InetAddress address) {
    return new LocalMedium(rtp, rtcp, address, key, candidates, certificate);
  }

  /** The same with a certificate for handshakes. */
  public LocalMedium showing(CertificateFingerprint fingerprint) {
    return new LocalMedium(rtp, rtcp, bound, key, candidates, Optional.of(fingerprint));
  }

  /**
   * Whether media may go where somebody says, before anything has come from there: not to a group,
   * nor to this machine or its links unless this side is on this machine alone. An address of zeros
   * means nowhere, see {@link RemoteMedium#direction}.
   */
  boolean mayReach(InetAddress said) {
    boolean group = said.isMulticastAddress() || said.equals(BROADCAST);
    boolean near = said.isLoopbackAddress() || said.isLinkLocalAddress();
    return !group && (!near || bound.isLoopbackAddress());
  }

  private static InetAddress broadcast() {
    try {
      return InetAddress.getByAddress(new byte[] {-1, -1, -1, -1});
    } catch (UnknownHostException fourBytes) {
      throw new IllegalStateException(fourBytes);
    }
  }
}
