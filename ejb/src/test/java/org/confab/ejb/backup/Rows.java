package org.confab.ejb.backup;

import java.util.HashMap;
import java.util.Map;
import org.confab.core.backup.BackupHeader;
import org.confab.core.backup.BackupListener;
import org.confab.core.backup.BackupTable;

/** How many rows each table of a backup has. */
final class Rows implements BackupListener {
  private final Map<String, Long> counts = new HashMap<>();

  long count(String table) {
    return counts.getOrDefault(table, -1L);
  }

  @Override
  public void header(BackupHeader header) {}

  @Override
  public void endOfTable(BackupTable table, long rows) {
    counts.put(table.name(), rows);
  }
}
