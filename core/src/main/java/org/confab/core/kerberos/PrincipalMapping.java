package org.confab.core.kerberos;

import java.util.Locale;
import java.util.Optional;
import org.confab.core.directory.AccountNames;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;

/**
 * The one place that says whose ticket is which user's. A name that is stored for a user counts
 * before everything else, and it is the only one he has: {@code bob@AD.TEST} is nobody once {@code
 * sip:bob@litwareinc.com} is known as {@code robert@AD.TEST}. Then counts what the directory that
 * is followed calls its users, who are not called otherwise either: names with their realm, and
 * names without one only where there is a single realm, since each realm may have its own {@code
 * bob}. Everyone else is called alike in his realm and in the SIP domain that belongs to it.
 */
public final class PrincipalMapping {
  private final Realms realms;
  private final KerberosNames names;
  private final AccountNames directory;

  /** A mapping by these realms, these users' own names, and those of the directory. */
  public PrincipalMapping(Realms realms, KerberosNames names, AccountNames directory) {
    this.realms = realms;
    this.names = names;
    this.directory = directory;
  }

  /** The address of record that the owner of a ticket may act for; it need not exist. */
  public Optional<SipUri> userOf(KerberosName client) {
    Optional<SipUri> stored = names.userOf(client);
    return stored.isPresent()
        ? stored
        : calledInDirectory(client)
            .or(() -> calledAlike(client).filter(user -> !directory.knows(user)))
            .filter(user -> names.nameOf(user).isEmpty());
  }

  private Optional<SipUri> calledInDirectory(KerberosName client) {
    if (!client.isPerson() || realms.domainOf(client.realm()).isEmpty()) {
      return Optional.empty();
    }
    Optional<SipUri> withRealm = directory.userOf(client.asString());
    return withRealm.isPresent() || realms.domains().size() > 1
        ? withRealm
        : directory.userOf(client.name());
  }

  private Optional<SipUri> calledAlike(KerberosName client) {
    if (!client.isPerson()) {
      return Optional.empty();
    }
    try {
      return realms
          .domainOf(client.realm())
          .map(domain -> client.name().toLowerCase(Locale.ROOT) + "@" + domain)
          .map(address -> SipUri.parse("sip:" + address).aor())
          .filter(user -> user.parameters().isEmpty() && user.port() < 0);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
