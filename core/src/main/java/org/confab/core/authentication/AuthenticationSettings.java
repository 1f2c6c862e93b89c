package org.confab.core.authentication;

import java.util.Locale;
import java.util.function.Supplier;
import org.confab.core.SipDomains;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;

/**
 * How this server presents itself to clients that sign in.
 *
 * @param realm the protection space; clients keep credentials by it
 * @param targetName this server's full name
 * @param domains the SIP domains of its users; user names without a domain belong to the primary
 * @param version the [MS-SIPAE] protocol version to offer: 2, 3 or 4
 * @param listeners which schemes each listener takes now
 */
public record AuthenticationSettings(
    String realm,
    String targetName,
    SipDomains domains,
    int version,
    Supplier<ListenerSchemes> listeners) {
  /** What Office Communications Server calls its realm. */
  public static final String REALM = "SIP Communications Service";

  /** The version of Live Communications Server, which signs the least of a message. */
  public static final int OLDEST_VERSION = 2;

  /** The newest version, which has clients sign the last message of the handshake too. */
  public static final int NEWEST_VERSION = 4;

  /** Throws {@link IllegalArgumentException} for an unknown version. */
  public AuthenticationSettings {
    if (version < OLDEST_VERSION || version > NEWEST_VERSION) {
      throw new IllegalArgumentException("no such authentication version: " + version);
    }
  }

  /** The usual settings of a server of that name. */
  public static AuthenticationSettings of(String serverName, SipDomains domains) {
    ListenerSchemes all = ListenerSchemes.all();
    return of(serverName, domains, () -> all);
  }

  /** The usual settings of a server of that name whose listeners take these schemes. */
  public static AuthenticationSettings of(
      String serverName, SipDomains domains, Supplier<ListenerSchemes> listeners) {
    return new AuthenticationSettings(REALM, serverName, domains, NEWEST_VERSION, listeners);
  }

  /**
   * The realm of Digest that a sender is asked for: his domain, since the stored hashes of a user
   * hold for that alone; the primary one for strangers.
   */
  String digestRealm(RawMessage message) {
    return message
        .from()
        .aor()
        .map(SipUri::host)
        .filter(domains::isOurs)
        .map(host -> host.toLowerCase(Locale.ROOT))
        .orElse(domains.primary());
  }

  /** Whether Digest credentials for that realm are meant for this server. */
  boolean isDigestRealm(String realm) {
    return domains.all().contains(realm);
  }
}
