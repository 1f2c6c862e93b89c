package org.confab.core.kerberos;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.confab.protocol.kerberos.KerberosName;

/**
 * How this server takes part in Kerberos.
 *
 * @param keytab file with the keys of the service
 * @param principal the service, such as {@code sip/sip.litwareinc.com}, with or without a realm
 * @param realms whose people belong to which SIP domain; none: the service's own realm to {@code
 *     domain}
 * @param domain this deployment's SIP domain
 * @param webPrincipal the service as which web services take tickets, such as {@code
 *     HTTP/sip.litwareinc.com}, in the same keytab
 */
public record KerberosSettings(
    Path keytab, String principal, Optional<Realms> realms, String domain, String webPrincipal) {

  /** The same settings for the web services. */
  public KerberosSettings web() {
    return new KerberosSettings(keytab, webPrincipal, realms, domain, webPrincipal);
  }

  /**
   * Reads {@code confab.kerberos.keytab}, {@code .principal} and {@code .realms}; empty without a
   * keytab.
   *
   * @throws IllegalArgumentException if a setting makes no sense
   */
  public static Optional<KerberosSettings> of(
      Function<String, Optional<String>> set, String serverName, String domain) {
    return set.apply("confab.kerberos.keytab")
        .map(
            keytab ->
                new KerberosSettings(
                    Path.of(keytab),
                    set.apply("confab.kerberos.principal").orElse("sip/" + serverName),
                    set.apply("confab.kerberos.realms").map(Realms::parse),
                    domain,
                    set.apply("confab.kerberos.http.principal").orElse("HTTP/" + serverName)));
  }

  /** Whether that name is the service's; case does not count, as in Active Directory. */
  public boolean isService(KerberosName name) {
    String wanted = principal.toLowerCase(Locale.ROOT);
    return wanted.equals(name.name().toLowerCase(Locale.ROOT))
        || wanted.equals(name.asString().toLowerCase(Locale.ROOT));
  }

  /** The realms whose people may sign in, for a service of that name. */
  public Realms realmsFor(KerberosName service) {
    return realms.orElseGet(() -> Realms.parse(service.realm() + "=" + domain));
  }
}
