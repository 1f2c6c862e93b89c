package org.confab.ejb.directorysync;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Optional;
import org.confab.core.directorysync.SyncCookie;

/** How a kind of directory tells what has changed in it. */
interface ChangeLog {
  /** People and groups. */
  Filter people();

  /** What has to be read of each entry for this. */
  List<String> attributes();

  /** Where deleted entries are, if the directory keeps them. */
  Optional<String> deleted();

  /** Whether a reading ended so at another server, or in an earlier life of this one. */
  boolean isElsewhere(SyncCookie since);

  /** Begins a reading. */
  Round begin(Optional<SyncCookie> since);

  /** One reading. */
  interface Round {
    /** What has changed since then; none if that cannot be told, and everything has to be read. */
    Optional<Filter> filter();

    /** An entry was read. */
    void seen(SearchResultEntry entry);

    /** Where the next reading goes on. */
    SyncCookie cookie();
  }
}
