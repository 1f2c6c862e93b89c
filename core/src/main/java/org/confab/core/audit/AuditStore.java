package org.confab.core.audit;

import java.time.Instant;
import java.util.List;

/** Where the audit log is kept. Nothing in it is ever changed. */
public interface AuditStore {
  /** The part of what is kept that those may fill who have not signed in: a tenth. */
  int STRANGERS_SHARE = 10;

  /** Adds an entry; it is kept when this returns. */
  void add(AuditEntry entry);

  /**
   * The newest first.
   *
   * @param skipped how many of the newest are left out
   * @param most how many at the most
   */
  List<AuditEntry> find(AuditFilter filter, int skipped, int most);

  /** How many there are. */
  long count(AuditFilter filter);

  /**
   * Takes out what is older than that time; then the oldest of {@link AuditEntry#NOBODY} beyond
   * {@code most / STRANGERS_SHARE}, so that strangers push nobody else's out; then the oldest
   * beyond {@code most}.
   */
  void keep(Instant since, int most);
}
