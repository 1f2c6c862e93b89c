package org.confab.core.directorysync;

import java.util.List;

/**
 * What a synchronisation has done.
 *
 * @param complete whether everything was read
 * @param added accounts opened
 * @param changed accounts of which something else is known now
 * @param renamed accounts with another address
 * @param enabled accounts enabled
 * @param disabled accounts disabled
 * @param removed accounts removed
 * @param lists distribution lists composed
 * @param failed entries that could not be stored; they come again next time
 * @param withheld accounts, lists and others that would have been removed and are too many
 * @param problems the first sentences about what went wrong
 */
public record SyncReport(
    boolean complete,
    int added,
    int changed,
    int renamed,
    int enabled,
    int disabled,
    int removed,
    int lists,
    int failed,
    long withheld,
    List<String> problems) {
  /** Keeps a copy. */
  public SyncReport {
    problems = List.copyOf(problems);
  }

  /** Whether anything is different now. */
  public boolean changedAnything() {
    return added + changed + renamed + enabled + disabled + removed + lists > 0;
  }
}
