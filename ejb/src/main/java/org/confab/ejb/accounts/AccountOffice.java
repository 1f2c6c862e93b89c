package org.confab.ejb.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.confab.core.Settings;
import org.confab.core.accounts.Accounts;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.protocol.sip.SipUri;

/** {@link Accounts} on the database: each account is opened in one transaction. */
@ApplicationScoped
public class AccountOffice {
  private final Accounts accounts;

  @Inject
  AccountOffice(Settings settings, UserStore users, CredentialStore credentials) {
    accounts = new Accounts(settings.domain(), users, credentials);
  }

  /** See {@link Accounts#address}. */
  public SipUri address(String text) {
    return accounts.address(text);
  }

  /** See {@link Accounts#open(User, String, Set)}. */
  @Transactional
  public void open(User user, String password, Set<SignInScheme> schemes) {
    accounts.open(user, password, schemes);
  }

  /** See {@link Accounts#open(User, String)}. */
  @Transactional
  public void open(User user, String password) {
    accounts.open(user, password);
  }
}
