package org.confab.core.accounts;

import java.util.Optional;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.UserSecrets;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;

/**
 * Gives an account another address. Run it in one transaction. The password goes with it as far as
 * it can: what Digest needs of it holds for the old address alone.
 */
public final class AddressChange {
  private final UserStore users;
  private final CredentialStore credentials;
  private final Belongings belongings;
  private final Inheritance inheritance;

  /** Changes these accounts, and what belongs to them. */
  public AddressChange(
      UserStore users,
      CredentialStore credentials,
      Belongings belongings,
      Inheritance inheritance) {
    this.users = users;
    this.credentials = credentials;
    this.belongings = belongings;
    this.inheritance = inheritance;
  }

  /**
   * Changes the address.
   *
   * @param enabled whether the user may sign in with the new one
   * @return the user as he is now
   * @throws AccountRefused if there is no such user, or one of the new address
   */
  public User change(SipUri from, SipUri to, boolean enabled) {
    User user = users.findForChange(from).orElseThrow(() -> AccountRefused.unknown(from));
    User moved = user.withAddress(to).withEnabled(enabled);
    if (!users.add(moved)) {
      throw new AccountRefused(AccountRefused.Why.EXISTS, to.asString() + " exists already");
    }
    Optional<NtHash> hash = credentials.find(from);
    credentials.remove(from);
    belongings.discard(to);
    inheritance.pass(from, to);
    hash.ifPresent(
        known -> credentials.store(to, new UserSecrets(Optional.of(known), Optional.empty())));
    users.remove(from);
    return moved;
  }
}
