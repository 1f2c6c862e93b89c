package org.confab.core.registrar;

import org.confab.protocol.sip.SipUri;

/**
 * The connection that brought a request: requests to the client go back on it.
 *
 * @param id the connection's id, hexadecimal
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param host the client's address as the server sees it
 * @param port the client's port as the server sees it
 */
public record FlowAddress(String id, String transport, String host, int port) {
  /** The parameter that names the connection ([MS-SIPRE] 2.2.5). */
  public static final String PARAMETER = "ms-received-cid";

  /** {@code sip:host:port;transport=…;ms-received-cid=…}. */
  public SipUri uri() {
    return uri("");
  }

  /**
   * The same with the user part of the client's Contact: plain SIP clients take only requests to
   * the user that they have registered (RFC 3261 16.6).
   *
   * @param user the user part; empty for none
   */
  public SipUri uri(String user) {
    String prefix = user.isEmpty() ? "" : user + "@";
    String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return SipUri.parse(
        "sip:"
            + prefix
            + literal
            + ":"
            + port
            + ";transport="
            + transport
            + ";"
            + PARAMETER
            + "="
            + id);
  }
}
