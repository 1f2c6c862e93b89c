package org.confab.core.accounts;

import java.util.List;
import java.util.Set;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.directory.User;
import org.confab.protocol.sip.SipUri;

/** Port: the stored accounts. What a method did is committed when it returns. */
public interface AccountRecords {
  /**
   * Reads the address of an account, such as {@code sip:frank@litwareinc.com}.
   *
   * @throws AccountRefused if it is none of this server's domains
   */
  SipUri address(String text);

  /**
   * Adds a user who can sign in with that password.
   *
   * @param schemes the ways that are open to the user
   * @throws AccountRefused if something is wrong with the user or the password, or the user exists
   */
  void open(User user, String password, Set<SignInScheme> schemes);

  /**
   * Adds a user without a password, who signs in by other means or is given one later.
   *
   * @throws AccountRefused if something is wrong with the user, or the user exists
   */
  void open(User user);

  /** All users, ordered by address. */
  List<User> all();

  /**
   * Lets a user sign in, or not. The web tickets of who may not are over for good.
   *
   * @return the user as he is now
   * @throws AccountRefused if there is none
   */
  User setEnabled(SipUri aor, boolean enabled);

  /**
   * Ends all web tickets that a user has.
   *
   * @return the user as he is now
   * @throws AccountRefused if there is none
   */
  User endTickets(SipUri aor);

  /**
   * Gives a user a new password; his web tickets end.
   *
   * @param schemes the ways that are open to the user from now on; none for those that are now
   * @throws AccountRefused if there is no such user, or something is wrong with the password
   */
  User setPassword(SipUri aor, String password, Set<SignInScheme> schemes);

  /**
   * Removes a user with everything that is kept of him.
   *
   * @return the user as he was
   * @throws AccountRefused if there is none
   */
  User remove(SipUri aor);
}
