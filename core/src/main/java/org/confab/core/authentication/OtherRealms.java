package org.confab.core.authentication;

import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.core.SipDomains;
import org.confab.protocol.digest.DigestCredentials;

/**
 * Whom challenges and credentials of Digest concern (RFC 3261 22.3): those of another realm are
 * between the caller and a server or device further on, and pass; those of a realm of this
 * server's, and every scheme with tokens, are between a client and this server alone.
 */
public final class OtherRealms {
  private static final Pattern REALM =
      Pattern.compile("(?i)[,\\s]realm\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

  /** What one hop says to the next about authentication. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "authentication-info",
          "proxy-authentication-info",
          "authorization",
          "proxy-authorization");

  private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization");
  private static final Set<String> CHALLENGES = Set.of("www-authenticate", "proxy-authenticate");

  private final Set<String> own;

  /** Everybody's but those domains, which are this server's realms. */
  public OtherRealms(SipDomains own) {
    this.own = Set.copyOf(own.all());
  }

  /** Whether a challenge or credentials, the value of a header, are another's affair. */
  public boolean concern(String value) {
    if (!DigestCredentials.isDigest(value)) {
      return false;
    }
    Matcher realm = REALM.matcher(value);
    return realm.find() && !own.contains(realm.group(1));
  }

  /**
   * Whether a header goes no further. Credentials for others do; challenges of others do not reach
   * clients that sign, which would take them for this server's.
   *
   * @param name in lower case
   * @param value is asked for only if the name does not decide
   * @param signing whether the message goes to such a client
   */
  boolean staysBehind(String name, Supplier<String> value, boolean signing) {
    if (CHALLENGES.contains(name)) {
      return signing && concern(value.get());
    }
    return HOP_BY_HOP.contains(name) && !(CREDENTIALS.contains(name) && concern(value.get()));
  }
}
