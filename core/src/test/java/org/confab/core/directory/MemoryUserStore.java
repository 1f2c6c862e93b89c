package org.confab.core.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.SipDomains;
import org.confab.protocol.directory.DirectoryTerm;
import org.confab.protocol.sip.SipUri;

/** Users in memory, for tests. */
public final class MemoryUserStore implements UserStore, SearchStore {
  private final Map<SipUri, User> users = new ConcurrentHashMap<>();

  @Override
  public Optional<User> find(SipUri uri) {
    return Optional.ofNullable(users.get(uri.aor()));
  }

  @Override
  public Optional<User> findForChange(SipUri uri) {
    return find(uri);
  }

  @Override
  public List<User> all() {
    return users.values().stream().sorted(Comparator.comparing(u -> u.aor().address())).toList();
  }

  @Override
  public List<User> page(Optional<SipUri> after, int limit) {
    String start = after.map(SipUri::address).orElse("");
    return all().stream()
        .filter(user -> user.aor().address().compareTo(start) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public List<User> search(List<DirectoryTerm> terms, SipDomains served, int limit) {
    return all().stream()
        .filter(user -> user.enabled() && served.isOurs(user.aor().host()))
        .filter(user -> terms.stream().allMatch(term -> fits(term, user)))
        .limit(limit)
        .toList();
  }

  private static boolean fits(DirectoryTerm term, User user) {
    String text = SearchTexts.of(user).get(term.attribute());
    return text != null && term.fits(text);
  }

  @Override
  public boolean add(User user) {
    return users.putIfAbsent(user.aor(), user) == null;
  }

  @Override
  public boolean replace(User user) {
    return users.replace(user.aor(), user) != null;
  }

  @Override
  public boolean remove(SipUri uri) {
    return users.remove(uri.aor()) != null;
  }
}
