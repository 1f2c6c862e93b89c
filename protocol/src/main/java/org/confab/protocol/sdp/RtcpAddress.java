package org.confab.protocol.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** {@code a=rtcp} (RFC 3605): where RTCP goes when it is not the next port. */
public final class RtcpAddress {
  private static final String ATTRIBUTE = "rtcp";

  private RtcpAddress() {}

  /** That of a medium at this host: of its line, or the port behind its own. */
  public static InetSocketAddress of(MediaDescription medium, InetAddress host) {
    int next = Math.min(medium.port() + 1, 0xffff);
    String[] fields = medium.attribute(ATTRIBUTE).orElse("").split("\\s+", -1);
    try {
      int port = SdpText.number(fields[0], 0xffff);
      InetAddress own = fields.length > 3 ? SdpText.address(fields[3]).orElse(host) : host;
      return new InetSocketAddress(own, port == 0 ? next : port);
    } catch (MalformedSdp none) {
      return new InetSocketAddress(host, next);
    }
  }

  /** As an attribute: the port alone, at the host of the medium. */
  public static SdpAttribute attribute(int port) {
    return new SdpAttribute(ATTRIBUTE, Integer.toString(port));
  }
}
