package org.confab.core.directorysync;

import java.util.Optional;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.directory.User;
import org.confab.core.photos.Photo;
import org.confab.protocol.sip.SipUri;

/** Port: the accounts, as far as a synchronisation touches them. */
public interface SyncedAccounts {
  /**
   * Reads an address as one of an account of this deployment.
   *
   * @throws AccountRefused if it can be none
   */
  SipUri address(SipUri uri);

  /** The account of that address; nobody else changes it until the transaction is over. */
  Optional<User> findForChange(SipUri aor);

  /**
   * Opens an account without a password, within the transaction.
   *
   * @throws AccountRefused if something is wrong with it
   */
  void open(User user);

  /** Changes what is known of a user, within the transaction. */
  void change(User user);

  /** A user's card is another now: who watches him is told. */
  void announce(User before, User after);

  /**
   * Keeps the picture that the directory has of a user, within the transaction.
   *
   * @return whether it is another one now
   */
  boolean picture(SipUri aor, Optional<Photo> photo);

  /** Pictures are stored or removed. */
  void picturesChanged();

  /** Disables an account and signs its endpoints out. */
  void disable(SipUri aor);

  /** Removes an account with everything, once its endpoints are signed out. */
  void remove(SipUri aor);

  /**
   * Gives a user another address: he keeps what is his; his endpoints are signed out.
   *
   * @param enabled whether he may sign in with it
   */
  void rename(SipUri from, SipUri to, boolean enabled);
}
