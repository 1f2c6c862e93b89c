package org.confab.core.directorysync;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what a synchronisation does; each deed once it is stored. */
final class Tally {
  /** Most sentences that are kept. */
  static final int MAX_PROBLEMS = 50;

  private static final Logger LOG = System.getLogger(Synchronisation.class.getName());

  /** What can be done. */
  enum Deed {
    ADDED,
    CHANGED,
    RENAMED,
    ENABLED,
    DISABLED,
    REMOVED,
    LIST,
    FAILED
  }

  private final Map<Deed, Integer> counts = new EnumMap<>(Deed.class);
  private final List<String> problems = new ArrayList<>();
  private long withheld;

  void count(Deed deed) {
    counts.merge(deed, 1, Integer::sum);
  }

  /** Something did not work; the directory is asked for it again. */
  void failed(String what, RuntimeException cause) {
    count(Deed.FAILED);
    problem(what + ": " + cause.getMessage());
    LOG.log(Level.WARNING, "directory: " + what, cause);
  }

  /** So many are not removed, though they seem to be gone. */
  void withheld(long some, String why) {
    withheld += some;
    problem(why);
  }

  private void problem(String sentence) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(sentence);
    }
  }

  /** Whether what was read may be taken as done. */
  boolean clean() {
    return withheld == 0 && of(Deed.FAILED) == 0;
  }

  private int of(Deed deed) {
    return counts.getOrDefault(deed, 0);
  }

  SyncReport report(boolean complete) {
    return new SyncReport(
        complete,
        of(Deed.ADDED),
        of(Deed.CHANGED),
        of(Deed.RENAMED),
        of(Deed.ENABLED),
        of(Deed.DISABLED),
        of(Deed.REMOVED),
        of(Deed.LIST),
        of(Deed.FAILED),
        withheld,
        problems);
  }
}
