package org.confab.core.directory;

import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.protocol.sip.SipUri;

/** Port: the users of this deployment. Answers from memory: it is asked on the way of messages. */
public interface UserDirectory {
  /** The user of that address of record; URI parameters are ignored. */
  Optional<User> find(SipUri uri);

  /** The SIP domains that this deployment is responsible for. */
  SipDomains domains();

  /** Who is called so in the directory that is followed; asks the database. */
  default Optional<SipUri> calledInDirectory(String login) {
    return Optional.empty();
  }

  /**
   * Who signs in with a name. An address counts first; the directory is asked in any case, so that
   * nobody can tell from the time it takes whether there is such a user.
   *
   * @param named the address that the name would be
   * @param login the name without a domain before it
   */
  default SipUri whoIs(SipUri named, String login) {
    Optional<SipUri> called = calledInDirectory(login);
    return find(named).isPresent() ? named : called.orElse(named);
  }
}
