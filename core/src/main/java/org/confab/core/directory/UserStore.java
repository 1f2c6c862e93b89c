package org.confab.core.directory;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/** Port: where users are kept. What a method did is stored when it returns. */
public interface UserStore {
  /** The user of that address of record; URI parameters are ignored. */
  Optional<User> find(SipUri uri);

  /**
   * The same, for a change of what is found: nobody else changes that user until the caller's
   * transaction is over.
   */
  Optional<User> findForChange(SipUri uri);

  /** All users, ordered by address. */
  List<User> all();

  /**
   * So many users from that one on, without him, or from the first; in an order that stays. The
   * last of a page begins the next. Those whom only the server's checks need are left out.
   *
   * @param limit most users, at least 1; fewer come only at the end
   */
  List<User> page(Optional<SipUri> after, int limit);

  /** Adds a user; false, and nothing changes, if there is one of that address. */
  boolean add(User user);

  /** Replaces what is known of a user; false if there is none of that address. */
  boolean replace(User user);

  /** Removes a user; false if there is none of that address. */
  boolean remove(SipUri uri);
}
