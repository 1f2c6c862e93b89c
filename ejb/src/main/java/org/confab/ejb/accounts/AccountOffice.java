package org.confab.ejb.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.confab.core.Settings;
import org.confab.core.accounts.AccountRecords;
import org.confab.core.accounts.Accounts;
import org.confab.core.accounts.Belongings;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.protocol.sip.SipUri;

/** {@link Accounts} on the database: each call is one transaction. */
@ApplicationScoped
public class AccountOffice implements AccountRecords {
  private final Accounts accounts;

  @Inject
  AccountOffice(
      Settings settings, UserStore users, CredentialStore credentials, Belongings belongings) {
    accounts = new Accounts(settings.domains(), users, credentials, belongings, Clock.systemUTC());
  }

  @Override
  public SipUri address(String text) {
    return accounts.address(text);
  }

  @Override
  @Transactional
  public void open(User user, String password, Set<SignInScheme> schemes) {
    accounts.open(user, password, schemes);
  }

  @Override
  @Transactional
  public void open(User user) {
    accounts.open(user);
  }

  /** See {@link Accounts#open(User, String)}. */
  @Transactional
  public void open(User user, String password) {
    accounts.open(user, password);
  }

  @Override
  @Transactional
  public List<User> all() {
    return accounts.all();
  }

  @Override
  @Transactional
  public User setEnabled(SipUri aor, boolean enabled) {
    return accounts.setEnabled(aor, enabled);
  }

  @Override
  @Transactional
  public User endTickets(SipUri aor) {
    return accounts.endTickets(aor);
  }

  @Override
  @Transactional
  public User setPassword(SipUri aor, String password, Set<SignInScheme> schemes) {
    return accounts.setPassword(aor, password, schemes);
  }

  @Override
  @Transactional
  public User remove(SipUri aor) {
    return accounts.remove(aor);
  }
}
