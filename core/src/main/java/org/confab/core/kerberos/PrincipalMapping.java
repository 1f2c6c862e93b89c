package org.confab.core.kerberos;

import java.util.Locale;
import java.util.Optional;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;

/**
 * The one place that says whose ticket is which user's. A name that is stored for a user counts
 * before everything else, and it is the only one he has: {@code bob@AD.TEST} is nobody once {@code
 * sip:bob@litwareinc.com} is known as {@code robert@AD.TEST}. Everyone else is called alike in his
 * realm and in the SIP domain that belongs to it.
 */
public final class PrincipalMapping {
  private final Realms realms;
  private final KerberosNames names;

  /** A mapping by these realms and these users' own names. */
  public PrincipalMapping(Realms realms, KerberosNames names) {
    this.realms = realms;
    this.names = names;
  }

  /** The address of record that the owner of a ticket may act for; it need not exist. */
  public Optional<SipUri> userOf(KerberosName client) {
    Optional<SipUri> stored = names.userOf(client);
    return stored.isPresent()
        ? stored
        : calledAlike(client).filter(user -> names.nameOf(user).isEmpty());
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
