package org.confab.core.backup;

import java.util.List;

/**
 * A table of a backup.
 *
 * @param name in lower case
 * @param columns in the order of the cells of its rows
 */
public record BackupTable(String name, List<Column> columns) {
  public BackupTable {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param name in lower case
   */
  public record Column(String name, ColumnType type) {
    private static final String NAME = "[a-z][a-z0-9_]{0,62}";

    public Column {
      requireName(name);
    }

    static void requireName(String name) {
      if (!name.matches(NAME)) {
        throw new BackupRefused("'" + name + "' is no name of a table or column");
      }
    }

    String asString() {
      return name + ":" + type;
    }

    static Column parse(String cell) {
      String[] parts = cell.split(":", -1);
      try {
        return new Column(parts[0], ColumnType.valueOf(parts[1]));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
        throw new BackupRefused("the backup is broken: '" + cell + "' is no column", wrong);
      }
    }
  }
}
