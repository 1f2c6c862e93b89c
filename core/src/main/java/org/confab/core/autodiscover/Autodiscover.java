package org.confab.core.autodiscover;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.core.registrar.RegisterPolicies;
import org.confab.protocol.autodiscover.AutodiscoverDocument;
import org.confab.protocol.autodiscover.AutodiscoverDocument.Part;
import org.confab.protocol.autodiscover.AutodiscoverLink;
import org.confab.protocol.autodiscover.AutodiscoverLink.Token;
import org.confab.protocol.autodiscover.SipAccess;
import org.confab.protocol.sip.SipUri;

/**
 * The autodiscover service ([MS-OCDISCWS] 3.1.5). What a stranger is told does not depend on
 * whether the user exists.
 */
public final class Autodiscover {
  /** The path of the root document. */
  public static final String ROOT = "/autodiscover/autodiscoverservice.svc/root";

  private final SipDomains domains;
  private final String serverName;
  private final int sipsPort;
  private final RegisterPolicies policies;

  /**
   * For the users of those domains.
   *
   * @param serverName the name in the server's certificate
   * @param sipsPort where it takes SIP over TLS
   * @param policies say which server a user belongs to
   */
  public Autodiscover(
      SipDomains domains, String serverName, int sipsPort, RegisterPolicies policies) {
    this.domains = domains;
    this.serverName = serverName;
    this.sipsPort = sipsPort;
    this.policies = policies;
  }

  /**
   * The root document.
   *
   * @param user {@code sipuri} of the request
   * @param secure whether it came over TLS
   * @param base {@code https://HOST[:PORT]} under which the client reaches the server
   * @return empty if the user belongs to another domain
   */
  public Optional<AutodiscoverDocument> root(SipUri user, boolean secure, String base) {
    if (!domains.isOurs(user.host())) {
      return Optional.empty();
    }
    if (!secure) {
      return Optional.of(AutodiscoverDocument.redirect(Part.ROOT, base + ROOT + query(user)));
    }
    return Optional.of(
        new AutodiscoverDocument(
            Part.ROOT,
            List.of(),
            List.of(
                new AutodiscoverLink(Token.DOMAIN, base + ROOT + "/domain" + query(user)),
                new AutodiscoverLink(Token.USER, base + ROOT + "/user" + query(user)))));
  }

  /** The document of a user who has proved who he is. */
  public AutodiscoverDocument user(SipUri user, String base) {
    return policies
        .homeElsewhere(user.aor())
        .map(home -> AutodiscoverDocument.redirect(Part.USER, at(home) + query(user)))
        .orElseGet(() -> new AutodiscoverDocument(Part.USER, servers(), services(base)));
  }

  /** The document of the domain. */
  public AutodiscoverDocument domain(String base) {
    return new AutodiscoverDocument(Part.DOMAIN, List.of(), services(base));
  }

  private List<SipAccess> servers() {
    return Arrays.stream(SipAccess.Audience.values())
        .map(audience -> new SipAccess(audience, serverName, sipsPort))
        .toList();
  }

  private static List<AutodiscoverLink> services(String base) {
    return List.of(
        new AutodiscoverLink(Token.INTERNAL_AUTODISCOVER, base + ROOT),
        new AutodiscoverLink(Token.EXTERNAL_AUTODISCOVER, base + ROOT));
  }

  private static String at(SipUri home) {
    return "https://" + home.host() + ROOT;
  }

  private static String query(SipUri user) {
    return "?sipuri=" + URLEncoder.encode(user.aor().asString(), StandardCharsets.UTF_8);
  }
}
