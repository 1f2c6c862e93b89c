package org.confab.core.directorysync;

import java.util.Optional;
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
 */
public record DirectoryPerson(
    DirectoryId id,
    EntryName name,
    Optional<SipUri> address,
    boolean enabled,
    Card card,
    Optional<EntryName> manager,
    Optional<Photo> photo)
    implements DirectoryEntry {

  /** Somebody without superior and picture. */
  public DirectoryPerson(
      DirectoryId id, EntryName name, Optional<SipUri> address, boolean enabled, Card card) {
    this(id, name, address, enabled, card, Optional.empty(), Optional.empty());
  }

  /** Whether anybody could do something with it: a name, and a way to reach the person. */
  boolean worthShowing() {
    return !card.displayName().isEmpty()
        && (address.isPresent() || !card.email().isEmpty() || !card.phone().isEmpty());
  }
}
