package org.confab.core.authentication;

import java.util.Locale;

/**
 * Where a web request comes from.
 *
 * @param connection names the connection, never the same for two
 * @param exclusive whether the connection carries one client's requests one after the other, as
 *     HTTP/1.1 does: NTLM authenticates connections, and is not offered on others
 * @param address the client's IP address in numbers
 */
public record WebOrigin(String connection, boolean exclusive, String address) {
  /**
   * The origin of a request over HTTP.
   *
   * @param protocol as the connection speaks it, such as {@code HTTP/1.1}
   */
  public static WebOrigin ofHttp(String connection, String protocol, String address) {
    return new WebOrigin(
        connection, protocol.toUpperCase(Locale.ROOT).startsWith("HTTP/1"), address);
  }
}
