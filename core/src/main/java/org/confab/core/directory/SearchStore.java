package org.confab.core.directory;

import java.util.List;
import org.confab.core.SipDomains;
import org.confab.protocol.directory.DirectoryTerm;

/** Port: looks for users by what is known of them. Finds what is stored, no cache between. */
public interface SearchStore {
  /**
   * The enabled users of those domains, and the people without an account who have an address
   * elsewhere, who satisfy all the terms. A user may be stored of a domain that is not served now:
   * nobody could reach him.
   *
   * @param terms at least one; only texts that are known can satisfy one
   * @param served the domains that users are found of
   * @param limit most users to find
   * @return the first ones, ordered by address
   */
  List<User> search(List<DirectoryTerm> terms, SipDomains served, int limit);
}
