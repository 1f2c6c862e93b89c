package org.confab.core.routing;

import java.util.Locale;
import java.util.Set;
import org.confab.core.SipDomains;
import org.confab.protocol.sip.SipUri;

/**
 * The names under which this deployment is addressed.
 *
 * @param domains its SIP domains
 * @param serverName the server's host name
 * @param address the address it listens on
 * @param ports the SIP ports on that address
 */
public record OwnHosts(SipDomains domains, String serverName, String address, Set<Integer> ports) {
  /** Copies the ports, lowers the names. */
  public OwnHosts {
    serverName = serverName.toLowerCase(Locale.ROOT);
    ports = Set.copyOf(ports);
  }

  /** Whether the URI's host is ours; under the bare address a client's own port is not. */
  public boolean include(SipUri uri) {
    String host = uri.host().toLowerCase(Locale.ROOT);
    return domains.isOurs(host)
        || host.equals(serverName)
        || (host.equals(address) && (uri.port() < 0 || ports.contains(uri.port())));
  }

  /**
   * The URI with a SIP domain as its host: the primary one for those who write the server's name
   * instead.
   */
  public SipUri canonical(SipUri uri) {
    String host = uri.host().toLowerCase(Locale.ROOT);
    SipUri bare = SipUri.of(uri.user(), domains.isOurs(host) ? host : domains.primary());
    for (var parameter : uri.parameters().entrySet()) {
      bare = bare.with(parameter.getKey(), parameter.getValue());
    }
    return bare;
  }
}
