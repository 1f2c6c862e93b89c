package org.confab.ejb.check.client;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses as they stand in URIs and SIP headers. */
public final class HostPort {
  private HostPort() {}

  /** {@code 192.0.2.1:5061} or {@code [2001:db8::1]:5061}. */
  public static String of(InetAddress address, int port) {
    return host(address) + ":" + port;
  }

  /** An address in numbers; of IPv6 in brackets. */
  static String host(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }
}
