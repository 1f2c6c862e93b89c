package org.confab.core.conferencing;

import java.util.Optional;
import java.util.Set;
import org.confab.core.SipDomains;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.SipUri;

/** A few users of litwareinc.com. */
final class Organisation implements UserDirectory {
  private static final Set<String> USERS =
      Set.of("user1", "user2", "alice", "bob", "carol", "dan", "erin");

  @Override
  public Optional<User> find(SipUri uri) {
    SipUri aor = uri.aor();
    if (!aor.host().equals(domains().primary()) || !USERS.contains(aor.user())) {
      return Optional.empty();
    }
    String name =
        aor.user().substring(0, 1).toUpperCase(java.util.Locale.ROOT) + aor.user().substring(1);
    return Optional.of(new User(aor, name, "", "", "", "", "", true));
  }

  @Override
  public SipDomains domains() {
    return SipDomains.of("litwareinc.com");
  }
}
