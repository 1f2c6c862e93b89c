package org.confab.core.organisation;

import java.util.List;
import java.util.Optional;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.SipUri;

/** What administrators say of who reports to whom. */
public final class Organisation {
  private final UserDirectory users;
  private final OrganisationStore store;

  /** Orders these users in that store. */
  public Organisation(UserDirectory users, OrganisationStore store) {
    this.users = users;
    this.store = store;
  }

  /**
   * Makes a user report to another.
   *
   * @throws AccountRefused if there is no user of one of the addresses
   * @throws IllegalArgumentException if both are the same
   */
  public void assign(SipUri user, SipUri manager) {
    require(user);
    require(manager);
    if (user.aor().equals(manager.aor())) {
      throw new IllegalArgumentException("nobody reports to himself");
    }
    store.assign(user.aor(), Optional.of(manager.aor()));
  }

  /**
   * Takes back what an administrator said; then the directory says it.
   *
   * @return whom the user reports to now
   * @throws AccountRefused if there is no such user
   */
  public Optional<SipUri> reset(SipUri user) {
    require(user);
    store.assign(user.aor(), Optional.empty());
    return manager(user);
  }

  /**
   * Whom a user reports to.
   *
   * @throws AccountRefused if there is no such user
   */
  public Optional<SipUri> of(SipUri user) {
    require(user);
    return manager(user);
  }

  private Optional<SipUri> manager(SipUri user) {
    return Optional.ofNullable(store.managers(List.of(user.aor())).get(user.aor()));
  }

  private void require(SipUri user) {
    if (users.find(user).isEmpty()) {
      throw AccountRefused.unknown(user);
    }
  }
}
