package org.confab.ejb.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.confab.core.backup.BackupTable;
import org.confab.core.backup.ColumnType;

/**
 * Which tables there are. The database itself is asked, so that none can be forgotten here; a
 * column of a type that backups do not know is an error.
 */
final class TableReader {
  /** Flyway's own; a restored database gets a new one. */
  static final String HISTORY = "flyway_schema_history";

  private final Connection connection;
  private final DatabaseMetaData about;

  TableReader(Connection connection) throws SQLException {
    this.connection = connection;
    about = connection.getMetaData();
  }

  /** All tables but Flyway's, each after those that its rows refer to. */
  List<BackupTable> tables() throws SQLException {
    Map<String, String> names = names();
    Map<String, Set<String>> parents = new TreeMap<>();
    for (Map.Entry<String, String> name : names.entrySet()) {
      parents.put(name.getKey(), parents(name.getValue(), name.getKey()));
    }
    Map<String, BackupTable> ordered = new LinkedHashMap<>();
    while (ordered.size() < names.size()) {
      Map.Entry<String, String> next =
          names.entrySet().stream()
              .filter(one -> !ordered.containsKey(one.getKey()))
              .filter(
                  one -> ordered.keySet().containsAll(parents.getOrDefault(one.getKey(), Set.of())))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("tables refer to each other in a ring"));
      ordered.put(next.getKey(), new BackupTable(next.getKey(), columns(next.getValue())));
    }
    return List.copyOf(ordered.values());
  }

  /** As the database spells them, by name in lower case. */
  private Map<String, String> names() throws SQLException {
    Map<String, String> names = new TreeMap<>();
    try (ResultSet rows =
        about.getTables(
            connection.getCatalog(),
            connection.getSchema(),
            "%",
            new String[] {"TABLE", "BASE TABLE", "PARTITIONED TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME");
        if (!name.equalsIgnoreCase(HISTORY)) {
          names.put(lower(name), name);
        }
      }
    }
    return names;
  }

  private Set<String> parents(String table, String itself) throws SQLException {
    Set<String> parents = new TreeSet<>();
    try (ResultSet rows =
        about.getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
      while (rows.next()) {
        parents.add(lower(rows.getString("PKTABLE_NAME")));
      }
    }
    parents.remove(itself);
    return parents;
  }

  private List<BackupTable.Column> columns(String table) throws SQLException {
    List<BackupTable.Column> columns = new ArrayList<>();
    try (ResultSet rows =
        about.getColumns(connection.getCatalog(), connection.getSchema(), escaped(table), "%")) {
      while (rows.next()) {
        String name = lower(rows.getString("COLUMN_NAME"));
        String kind = rows.getString("TYPE_NAME");
        columns.add(new BackupTable.Column(name, type(rows.getInt("DATA_TYPE"), kind)));
      }
    }
    return columns;
  }

  /** The column of a table that the database itself numbers; empty if it has none. */
  String numbered(String table) throws SQLException {
    String spelled = names().getOrDefault(table, table);
    try (ResultSet rows =
        about.getColumns(connection.getCatalog(), connection.getSchema(), escaped(spelled), "%")) {
      while (rows.next()) {
        if (rows.getString("IS_AUTOINCREMENT").equals("YES")) {
          return lower(rows.getString("COLUMN_NAME"));
        }
      }
    }
    return "";
  }

  private String escaped(String name) throws SQLException {
    String escape = about.getSearchStringEscape();
    return name.replace("_", escape + "_");
  }

  private static ColumnType type(int type, String kind) {
    return switch (type) {
      case Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR -> ColumnType.TEXT;
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnType.NUMBER;
      case Types.BOOLEAN -> ColumnType.TRUTH;
      case Types.BIT -> {
        if (!kind.equals("bool")) {
          throw unknown(kind);
        }
        yield ColumnType.TRUTH;
      }
      case Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.TIME;
      case Types.TIMESTAMP -> {
        if (!kind.equals("timestamptz")) {
          throw unknown(kind);
        }
        yield ColumnType.TIME;
      }
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ColumnType.OCTETS;
      default -> throw unknown(kind);
    };
  }

  private static IllegalStateException unknown(String kind) {
    return new IllegalStateException("backups do not know columns of type " + kind);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
