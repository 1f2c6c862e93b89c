package org.confab.web.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.confab.core.accounts.AccountRecords;
import org.confab.core.accounts.AccountRefused;
import org.confab.protocol.sip.SipUri;
import org.confab.web.Refusal;

/** Understands the addresses of users in paths and bodies, and refuses what cannot be done. */
@ApplicationScoped
public class UserPath {
  private final AccountRecords accounts;

  @Inject
  UserPath(AccountRecords accounts) {
    this.accounts = accounts;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected UserPath() {
    this(null);
  }

  /**
   * The user of an address with or without {@code sip:}.
   *
   * @throws Refusal 404 if it is none of this domain
   */
  public SipUri user(String address) {
    try {
      return accounts.address(address.startsWith("sip:") ? address : "sip:" + address);
    } catch (AccountRefused ofAnotherDomain) {
      throw Refusal.unknown("No such user", String.valueOf(ofAnotherDomain.getMessage()));
    }
  }
}
