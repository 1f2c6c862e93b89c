package org.confab.core.directorysync;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.confab.core.directory.AccountNames;
import org.confab.core.directory.Card;
import org.confab.core.directory.DirectoryId;
import org.confab.core.photos.Photo;
import org.confab.protocol.sip.SipUri;

/**
 * A person of the directory.
 *
 * @param id the entry
 * @param name where it is
 * @param address SIP address, of whatever domain; whoever has none cannot sign in
 * @param enabled whether the directory lets the person sign in
 * @param card what it tells of the person
 * @param manager where the person's superior is
 * @param photo the person's picture
 * @param expires when the directory does not let the person sign in any more
 * @param logins what the person is called where he signs in there, with and without a realm
 * @param photoTold whether there is that picture or none; else nothing is said of pictures
 */
public record DirectoryPerson(
    DirectoryId id,
    EntryName name,
    Optional<SipUri> address,
    boolean enabled,
    Card card,
    Optional<EntryName> manager,
    Optional<Photo> photo,
    Optional<Instant> expires,
    Set<String> logins,
    boolean photoTold)
    implements DirectoryEntry {
  /** Most names that are kept. */
  public static final int MAX_LOGINS = 8;

  /** Keeps the names in lower case, without those that are too long. */
  public DirectoryPerson {
    logins =
        logins.stream()
            .map(login -> login.toLowerCase(Locale.ROOT))
            .filter(login -> login.length() <= AccountNames.MAX_NAME)
            .limit(MAX_LOGINS)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Somebody who does not say what he is called. */
  public DirectoryPerson(
      DirectoryId id,
      EntryName name,
      Optional<SipUri> address,
      boolean enabled,
      Card card,
      Optional<EntryName> manager,
      Optional<Photo> photo,
      Optional<Instant> expires) {
    this(id, name, address, enabled, card, manager, photo, expires, Set.of());
  }

  /** Somebody whose picture is known, if there is one. */
  public DirectoryPerson(
      DirectoryId id,
      EntryName name,
      Optional<SipUri> address,
      boolean enabled,
      Card card,
      Optional<EntryName> manager,
      Optional<Photo> photo,
      Optional<Instant> expires,
      Set<String> logins) {
    this(id, name, address, enabled, card, manager, photo, expires, logins, true);
  }

  /** The same, to be kept while others are read: many pictures are too much for that. */
  DirectoryPerson withoutPhoto() {
    boolean told = photoTold && photo.isEmpty();
    return new DirectoryPerson(
        id, name, address, enabled, card, manager, Optional.empty(), expires, logins, told);
  }

  /** Somebody without superior and picture, who may sign in for good or not at all. */
  public DirectoryPerson(
      DirectoryId id, EntryName name, Optional<SipUri> address, boolean enabled, Card card) {
    this(id, name, address, enabled, card, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same at that moment: whose time is over is not let in. */
  DirectoryPerson at(Instant now) {
    boolean over = expires.filter(end -> !end.isAfter(now)).isPresent();
    return over
        ? new DirectoryPerson(
            id, name, address, false, card, manager, photo, expires, logins, photoTold)
        : this;
  }

  /** Whether anybody could do something with it: a name, and a way to reach the person. */
  boolean worthShowing() {
    return !card.displayName().isEmpty()
        && (address.isPresent() || !card.email().isEmpty() || !card.phone().isEmpty());
  }
}
