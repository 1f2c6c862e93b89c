package org.confab.core.directorysync;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.confab.core.directory.DirectoryId;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;

/**
 * What an entry of the directory has become here.
 *
 * @param id the entry
 * @param name where it was when it was last seen
 * @param user the account that belongs to it
 * @param list the distribution list that belongs to it
 * @param outsider whether it is kept as somebody without an account
 * @param enabled whether the directory let the person sign in; false too while the account is given
 *     another address and disabled for that, so that it is enabled whatever ends it in the middle
 * @param refused why it has become nothing, a sentence; empty if there is nothing to say
 * @param pending what is still to come
 */
public record Link(
    DirectoryId id,
    EntryName name,
    Optional<SipUri> user,
    Optional<MailAddress> list,
    boolean outsider,
    boolean enabled,
    String refused,
    Pending pending) {
  /**
   * What is still to come of an entry, whatever happens to this server until then.
   *
   * @param expires when the directory does not let the person sign in any more
   * @param renamingTo the address that the account is being given
   */
  public record Pending(Optional<Instant> expires, Optional<SipUri> renamingTo) {
    /** Nothing. */
    public static final Pending NONE = new Pending(Optional.empty(), Optional.empty());

    /** Keeps times as precisely as databases do. */
    public Pending {
      expires = expires.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
      renamingTo = renamingTo.map(SipUri::aor);
    }
  }

  /** Longest sentence, in characters. */
  public static final int MAX_SENTENCE = 512;

  /** Cuts the sentence to its length. */
  public Link {
    user = user.map(SipUri::aor);
    refused = refused.length() > MAX_SENTENCE ? refused.substring(0, MAX_SENTENCE) : refused;
  }

  /** An entry of which nothing is to come. */
  public Link(
      DirectoryId id,
      EntryName name,
      Optional<SipUri> user,
      Optional<MailAddress> list,
      boolean outsider,
      boolean enabled,
      String refused) {
    this(id, name, user, list, outsider, enabled, refused, Pending.NONE);
  }

  Link withEnabled(boolean now) {
    return new Link(id, name, user, list, outsider, now, refused, pending);
  }

  Link withName(EntryName now) {
    return new Link(id, now, user, list, outsider, enabled, refused, pending);
  }

  Link withRefused(String why) {
    return new Link(id, name, user, list, outsider, enabled, why, pending);
  }

  Link withUser(SipUri now) {
    return new Link(id, name, Optional.of(now), list, outsider, enabled, refused, pending);
  }

  /** The account is being given that address, or is not any more. */
  Link renamingTo(Optional<SipUri> to) {
    Pending now = new Pending(pending.expires(), to);
    return new Link(id, name, user, list, outsider, enabled, refused, now);
  }

  static Link ofUser(DirectoryPerson person, SipUri user) {
    return new Link(
        person.id(),
        person.name(),
        Optional.of(user),
        Optional.empty(),
        false,
        person.enabled(),
        "",
        new Pending(person.expires(), Optional.empty()));
  }

  static Link ofOutsider(DirectoryPerson person) {
    return new Link(person.id(), person.name(), Optional.empty(), Optional.empty(), true, true, "");
  }

  static Link ofList(DirectoryGroup group, MailAddress address) {
    return new Link(
        group.id(), group.name(), Optional.empty(), Optional.of(address), false, true, "");
  }

  /** Of an entry that is known and nothing more. */
  static Link ofNothing(DirectoryId id, EntryName name, String why) {
    return new Link(id, name, Optional.empty(), Optional.empty(), false, true, why);
  }
}
