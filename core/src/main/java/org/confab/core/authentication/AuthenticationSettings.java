package org.confab.core.authentication;

import java.util.function.Supplier;

/**
 * How this server presents itself to clients that sign in.
 *
 * @param realm the protection space; clients keep credentials by it
 * @param targetName this server's full name
 * @param domain the SIP domain that user names without a domain belong to
 * @param version the [MS-SIPAE] protocol version to offer: 2, 3 or 4
 * @param listeners which schemes each listener takes now
 */
public record AuthenticationSettings(
    String realm,
    String targetName,
    String domain,
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
  public static AuthenticationSettings of(String serverName, String domain) {
    ListenerSchemes all = ListenerSchemes.all();
    return of(serverName, domain, () -> all);
  }

  /** The usual settings of a server of that name whose listeners take these schemes. */
  public static AuthenticationSettings of(
      String serverName, String domain, Supplier<ListenerSchemes> listeners) {
    return new AuthenticationSettings(REALM, serverName, domain, NEWEST_VERSION, listeners);
  }

  /** The realm of Digest; the stored hashes hold for it alone. */
  public String digestRealm() {
    return domain;
  }
}
