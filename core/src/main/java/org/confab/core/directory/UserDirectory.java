package org.confab.core.directory;

import java.util.List;
import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.protocol.sip.SipUri;

/** Port: the users of this deployment. Answers from memory: it is asked on the way of messages. */
public interface UserDirectory {
  /** The user of that address of record; URI parameters are ignored. */
  Optional<User> find(SipUri uri);

  /** The SIP domains that this deployment is responsible for. */
  SipDomains domains();

  /**
   * The address that a name with a domain before it stands for, as in {@code FABRIKAM\\bob}; empty
   * if no domain here is called so. Where several begin with that label it is the one that has a
   * user of that name; the first of them, if several have or none.
   *
   * @param domain the domain in full, or its first label
   * @param user the name; one that has a domain of its own is of that
   * @throws IllegalArgumentException if it can be the name of nobody
   */
  default Optional<SipUri> named(String domain, String user) {
    List<SipUri> meant =
        domains().called(domain).stream()
            .map(one -> SipUri.parse("sip:" + user + (user.contains("@") ? "" : "@" + one)).aor())
            .toList();
    return meant.stream()
        .filter(one -> find(one).isPresent())
        .findFirst()
        .or(() -> meant.stream().findFirst());
  }

  /**
   * Who signs in with a name. An address counts first, then what the directory that is followed
   * calls somebody, if one is followed.
   *
   * @param named the address that the name would be
   * @param login the name without a domain before it
   */
  default SipUri whoIs(SipUri named, String login) {
    return named;
  }
}
