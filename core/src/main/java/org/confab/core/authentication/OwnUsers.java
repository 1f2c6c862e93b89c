package org.confab.core.authentication;

import java.util.function.Predicate;

/**
 * Users who are the server itself, such as those with whom it checks itself: nobody else signs in
 * as one of them, whatever he knows.
 *
 * @param which whether that is one of them, by the name {@code user@domain} in lower case
 * @param here whether that IP address, in numbers, is one of this machine
 */
public record OwnUsers(Predicate<String> which, Predicate<String> here) {
  /** There are none. */
  public static final OwnUsers NONE = new OwnUsers(user -> false, address -> false);

  /** Whether nobody may be that user who comes from there. */
  boolean bars(KnownPlaces.Place from, String address) {
    return which.test(from.user()) && !here.test(address);
  }
}
