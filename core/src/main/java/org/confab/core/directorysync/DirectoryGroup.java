package org.confab.core.directorysync;

import java.util.List;
import java.util.Optional;
import org.confab.core.directory.DirectoryId;
import org.confab.core.groupexpansion.MailAddress;

/**
 * A group of the directory.
 *
 * @param id the entry
 * @param name where it is
 * @param address mail address; a group without one is no distribution list
 * @param displayName name shown to others
 * @param hidden whether nobody is told who is in it
 * @param members the names of its members, which may be groups, in the order of the directory
 */
public record DirectoryGroup(
    DirectoryId id,
    EntryName name,
    Optional<MailAddress> address,
    String displayName,
    boolean hidden,
    List<EntryName> members)
    implements DirectoryEntry {
  /**
   * Most members that are kept. An expansion answers a hundred at most and counts people once; a
   * list beyond this is too large for it anyway.
   */
  public static final int MAX_MEMBERS = 5_000;

  /** Keeps the first {@link #MAX_MEMBERS}, each once. */
  public DirectoryGroup {
    members = members.stream().distinct().limit(MAX_MEMBERS).toList();
  }
}
