package org.confab.core.directory;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.SipDomains;
import org.confab.protocol.sip.SipUri;

/**
 * The users of this deployment in memory. It is filled once from the {@link UserStore} and then
 * told of every stored change. Who is stored with a domain that is not served any more is not
 * found: he is kept until it is served again.
 */
public final class UserCache implements UserDirectory {
  private final SipDomains domains;
  private final AccountNames names;
  private final Map<SipUri, User> users = new ConcurrentHashMap<>();

  /** An empty directory of those SIP domains, whose users are called as their addresses say. */
  public UserCache(SipDomains domains) {
    this(domains, AccountNames.NONE);
  }

  /** An empty directory of those SIP domains. */
  public UserCache(SipDomains domains, AccountNames names) {
    this.domains = domains;
    this.names = names;
  }

  @Override
  public Optional<SipUri> calledInDirectory(String login) {
    return names.userOf(login);
  }

  @Override
  public Optional<User> find(SipUri uri) {
    SipUri aor = uri.aor();
    return Optional.ofNullable(users.get(aor)).filter(user -> domains.isOurs(aor.host()));
  }

  @Override
  public SipDomains domains() {
    return domains;
  }

  /** Takes over these users, whatever is known of them. */
  public void put(Collection<User> known) {
    known.forEach(this::put);
  }

  /**
   * Takes over what is stored of a user now. Two changes may be told in the other order than they
   * were stored: the one that ended tickets last counts.
   */
  public void put(User user) {
    users.merge(
        user.aor(),
        user,
        (known, now) -> now.ticketsNotBefore().isBefore(known.ticketsNotBefore()) ? known : now);
  }

  /** Forgets a user that is stored no more. */
  public void remove(SipUri uri) {
    users.remove(uri.aor());
  }
}
