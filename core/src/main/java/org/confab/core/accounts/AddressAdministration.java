package org.confab.core.accounts;

import org.confab.core.certificates.ClientCertificates;
import org.confab.core.directory.User;
import org.confab.protocol.sip.SipUri;

/**
 * Gives users other addresses in the running server. Who is signed in with the old address is told
 * that it is gone, and watchers see it go; what others granted to it ends.
 */
public final class AddressAdministration {
  private final AccountAdministration administration;
  private final Change change;
  private final ClientCertificates certificates;

  /** Port: {@link AddressChange} in one transaction. */
  public interface Change {
    /** See {@link AddressChange#change}. */
    User change(SipUri from, SipUri to, boolean enabled);
  }

  /** Takes its collaborators. */
  public AddressAdministration(
      AccountAdministration administration, Change change, ClientCertificates certificates) {
    this.administration = administration;
    this.change = change;
    this.certificates = certificates;
  }

  /**
   * Gives a user another address. If that fails, he keeps the old one.
   *
   * @param enabled whether he may sign in with it, and again with the old one if it fails
   * @return the user as he is now
   * @throws AccountRefused if there is no such user, or one of the new address
   */
  public User rename(SipUri from, SipUri to, boolean enabled) {
    User moved;
    try {
      administration.takeLeave(from);
      certificates.end(from);
      moved = change.change(from, to, enabled);
    } catch (RuntimeException failed) {
      if (enabled) {
        restore(from, failed);
      }
      throw failed;
    }
    administration.forget(from);
    return moved;
  }

  private void restore(SipUri from, RuntimeException failed) {
    try {
      administration.enable(from);
    } catch (RuntimeException neither) {
      failed.addSuppressed(neither);
    }
  }
}
