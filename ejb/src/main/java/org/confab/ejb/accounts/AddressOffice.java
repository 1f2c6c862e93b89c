package org.confab.ejb.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.confab.core.accounts.AddressAdministration;
import org.confab.core.accounts.AddressChange;
import org.confab.core.accounts.Belongings;
import org.confab.core.accounts.Inheritance;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.protocol.sip.SipUri;

/** {@link AddressChange} on the database: each call is one transaction. */
@ApplicationScoped
public class AddressOffice implements AddressAdministration.Change {
  private final AddressChange change;

  @Inject
  AddressOffice(
      UserStore users,
      CredentialStore credentials,
      Belongings belongings,
      Inheritance inheritance) {
    change = new AddressChange(users, credentials, belongings, inheritance);
  }

  @Override
  @Transactional
  public User change(SipUri from, SipUri to, boolean enabled) {
    return change.change(from, to, enabled);
  }
}
