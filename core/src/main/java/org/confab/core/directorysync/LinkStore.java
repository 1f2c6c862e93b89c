package org.confab.core.directorysync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.confab.core.directory.DirectoryId;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;

/**
 * Port: what this server knows of the directory's entries, and which members its groups have. What
 * a method did is stored when it returns, or when the work of {@link #together} is done.
 */
public interface LinkStore {
  /** Does that work in one transaction, all of it or nothing. */
  <T> T together(Supplier<T> work);

  /** What has become of an entry. */
  Optional<Link> find(DirectoryId id);

  /** The entry whose account that is. */
  Optional<Link> ofUser(SipUri user);

  /** The entry whose distribution list that is. */
  Optional<Link> ofList(MailAddress list);

  /**
   * Entries whose person may sign in and may not after that moment, by their ids.
   *
   * @param after the id behind which to begin; none to begin with the first
   * @param limit that many at most
   */
  List<Link> expired(Instant now, Optional<DirectoryId> after, int limit);

  /** Entries that were looked for and not found, and since when; none of them is gone yet. */
  Map<DirectoryId, Instant> missing();

  /** The entry is not found, since then; or it is there. */
  void missing(DirectoryId id, Optional<Instant> since);

  /** What a person is called in the directory, in lower case; instead of what was known. */
  void logins(DirectoryId person, Set<String> names);

  /** Every known entry and where it was. */
  Map<DirectoryId, EntryName> all();

  /** How many accounts belong to entries. */
  long users();

  /** How many entries are kept as people without an account, and how many as lists. */
  long outsiders();

  /** How many distribution lists belong to entries. */
  long lists();

  /** Entries that have become nothing for a reason, by name; that many at most. */
  List<Link> refused(int limit);

  /**
   * Adds or replaces what is known of an entry. Where it was elsewhere before, groups that named it
   * name its new place.
   */
  void save(Link link);

  /** Forgets an entry, with the members that it has as a group; nothing happens if unknown. */
  void remove(DirectoryId id);

  /**
   * Keeps where a person's superior is; nothing happens if the person's entry is unknown. If the
   * superior is elsewhere later, that is followed as with members of groups.
   */
  void manager(DirectoryId person, Optional<EntryName> manager);

  /** Sets the members of a group. */
  void members(DirectoryId group, List<EntryName> members);

  /** The members of a group that are known, in their order. */
  List<Link> members(DirectoryId group);

  /** Which of these have members themselves. */
  Set<DirectoryId> groupsIn(DirectoryId group);

  /** The list of that group has to be composed anew. */
  void outdated(DirectoryId group);

  /** So have the lists of all groups that name that entry. */
  void outdated(EntryName member);

  /** Groups whose lists have to be composed anew; that many at most. */
  List<DirectoryId> outdated(int limit);

  /** The list of that group is composed. */
  void composed(DirectoryId group);

  /** How far the directory has been followed. */
  SyncState state();

  /** Remembers that. */
  void state(SyncState state);
}
