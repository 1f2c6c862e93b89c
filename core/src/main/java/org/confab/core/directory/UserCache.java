package org.confab.core.directory;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.Remembered;
import org.confab.core.SipDomains;
import org.confab.protocol.sip.SipUri;

/**
 * The users of this deployment in memory. It is filled once from the {@link UserStore} and then
 * told of every stored change. Who is stored with a domain that is not served any more is not
 * found: he is kept until it is served again.
 */
public final class UserCache implements UserDirectory {
  /** Most names kept by which users sign in, and as many that are nobody's. */
  static final int MAX_NAMES = 16_384;

  private final SipDomains domains;
  private final AccountNames names;
  private final Map<SipUri, User> users = new ConcurrentHashMap<>();
  private final Remembered<String, Optional<SipUri>> called = new Remembered<>(MAX_NAMES);
  private final Remembered<String, Optional<SipUri>> inventions = new Remembered<>(MAX_NAMES);

  /** An empty directory of those SIP domains, whose users are called as their addresses say. */
  public UserCache(SipDomains domains) {
    this(domains, AccountNames.NONE);
  }

  /** An empty directory of those SIP domains. */
  public UserCache(SipDomains domains, AccountNames names) {
    this.domains = domains;
    this.names = names;
  }

  /**
   * What the directory says of names is remembered; a name is looked up once whether it is an
   * address or not, so that nobody can tell from the time it takes whether there is such a user.
   * Names that are nobody's have places of their own, so that they push no user's out.
   */
  @Override
  public SipUri whoIs(SipUri named, String login) {
    boolean address = find(named).isPresent();
    if (login.isEmpty() || login.length() > AccountNames.MAX_NAME) {
      return named;
    }
    String name = login.toLowerCase(Locale.ROOT);
    Optional<SipUri> somebody = calledInDirectory(name, address);
    return address ? named : somebody.orElse(named);
  }

  private Optional<SipUri> calledInDirectory(String name, boolean address) {
    long before = called.changes();
    return called
        .find(name)
        .orElseGet(
            () ->
                inventions.get(
                    name,
                    asked -> {
                      Optional<SipUri> read = names.userOf(asked);
                      if (address || read.isPresent()) {
                        called.put(asked, read, before);
                      }
                      return read;
                    },
                    read -> !address && read.isEmpty()));
  }

  /** What the directory calls people has changed, or whose names they are. */
  public void namesChanged() {
    called.forgetAll();
    inventions.forgetAll();
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
