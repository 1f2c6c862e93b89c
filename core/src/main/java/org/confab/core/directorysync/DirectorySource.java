package org.confab.core.directorysync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.confab.core.directory.DirectoryId;

/** Port: the directory. Everything in it takes a bounded time or throws. */
public interface DirectorySource {
  /**
   * Connects and proves who this server is.
   *
   * @throws DirectoryUnavailable if the directory cannot be reached or does not let us in
   */
  Session connect();

  /**
   * What is read, in a word: another text means that other entries, or others of their attributes,
   * are read than before, and a cookie from then is worth nothing.
   */
  String scope();

  /** One connection. Its methods throw {@link DirectoryUnavailable} when it fails. */
  interface Session extends AutoCloseable {
    /**
     * Whether a reading ended so at another server of the directory, or in an earlier life of this
     * one: what was known there need not be known here yet.
     */
    boolean isElsewhere(SyncCookie since);

    /** Whether {@link #changes} tells entries that are deleted. */
    boolean tellsDeletions();

    /**
     * Reads what has changed.
     *
     * @param since where the last reading ended; none to read everything. If the directory cannot
     *     go on from there, everything is read too.
     * @param each takes page after page; an entry may come again
     */
    Reading changes(Optional<SyncCookie> since, Consumer<Page> each);

    /** Tells of every entry that there is where it is now, page after page. */
    void present(Consumer<Map<DirectoryId, EntryName>> each);

    /**
     * Whether an entry was met until now that does not say which one it is, or where; it is in no
     * page, though it is there.
     */
    boolean metUnnamed();

    @Override
    void close();
  }

  /**
   * Some entries.
   *
   * @param entries people and groups
   * @param gone entries that are deleted
   * @param unreadable entries that make no sense, each with a sentence why
   */
  record Page(List<DirectoryEntry> entries, List<DirectoryId> gone, List<Unreadable> unreadable) {
    /** Keeps copies. */
    public Page {
      entries = List.copyOf(entries);
      gone = List.copyOf(gone);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** An entry that is there and cannot be understood. */
  record Unreadable(DirectoryId id, EntryName name, String why) {}

  /**
   * How a reading ended.
   *
   * @param next where the next one goes on
   * @param complete whether everything was read
   */
  record Reading(SyncCookie next, boolean complete) {}
}
