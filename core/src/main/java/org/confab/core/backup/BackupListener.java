package org.confab.core.backup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told what a backup holds, while it is read; anything of it may turn out to be broken. */
public interface BackupListener {
  /** The beginning, once. */
  void header(BackupHeader header);

  /** The keys, at most once. */
  default void keys(KeyChest chest) {}

  /** A table begins. */
  default void table(BackupTable table) {}

  /** A row of it; String, Long, Boolean, Instant or byte[] as the column says, or null. */
  default void row(List<@Nullable Object> values) {}

  /** The table has ended, and had that many rows. */
  default void endOfTable(BackupTable table, long rows) {}
}
