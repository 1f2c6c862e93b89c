package org.confab.mediaserver.audio;

import java.net.InetSocketAddress;

/**
 * Where the other side's media is.
 *
 * @param rtp its address for RTP
 * @param rtcp its address for RTCP; the same as {@code rtp} if both share a port (RFC 5761)
 * @param certain whether these are the very addresses, as ICE finds them; else a leg learns the
 *     true one from the first packet: protected ones from anywhere, plain ones from the same host
 *     with any port
 */
public record RemoteMedia(InetSocketAddress rtp, InetSocketAddress rtcp, boolean certain) {
  /** As ICE has settled. */
  public static RemoteMedia settled(InetSocketAddress rtp, InetSocketAddress rtcp) {
    return new RemoteMedia(rtp, rtcp, true);
  }

  /** As SDP says it, of somebody without ICE who may be behind a NAT. */
  public static RemoteMedia signalled(InetSocketAddress rtp, InetSocketAddress rtcp) {
    return new RemoteMedia(rtp, rtcp, false);
  }

  /** Refuses names that were not looked up. */
  public RemoteMedia {
    if (rtp.isUnresolved() || rtcp.isUnresolved()) {
      throw new IllegalArgumentException("not an address: " + rtp + ", " + rtcp);
    }
  }

  /** Whether RTP and RTCP share a port. */
  public boolean shared() {
    return rtp.equals(rtcp);
  }
}
