package org.confab.ejb.backup;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.confab.core.backup.BackupTable;
import org.confab.core.backup.BackupTable.Column;

/**
 * Puts rows into every table there is, whatever tables these are. A value depends on the number of
 * the row, its type and its length alone, so that rows name those that they refer to.
 */
final class Filling {
  /** What a format of text may stumble over. */
  private static final String AWKWARD = "\u00e4\u20ac\ud83d\ude00 \t\\N\n\r'\"%_$1\u0001\u007f";

  private Filling() {}

  /** That many rows into each table. */
  static void fill(Instance instance, int rows) {
    try (Connection connection = instance.address().connect()) {
      for (BackupTable table : new TableReader(connection).tables()) {
        Map<String, Integer> lengths = lengths(connection, table.name());
        try (PreparedStatement insert = connection.prepareStatement(statement(table))) {
          for (int row = 1; row <= rows; row++) {
            for (int i = 0; i < table.columns().size(); i++) {
              Column column = table.columns().get(i);
              insert.setObject(i + 1, value(column, row, lengths.getOrDefault(column.name(), 1)));
            }
            insert.executeUpdate();
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Column column, int row, int length) {
    return switch (column.type()) {
      case TEXT -> {
        String text = "v" + row + (length < 200 ? "" : AWKWARD);
        yield text.substring(0, Math.min(text.length(), length));
      }
      case NUMBER -> (long) row;
      case TRUTH -> row % 2 == 0;
      case TIME -> OffsetDateTime.of(2026, 3, row % 28 + 1, 2, 30, 0, 123_456_000, ZoneOffset.UTC);
      case OCTETS -> ("octets \0 " + row).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static String statement(BackupTable table) {
    List<Column> columns = table.columns();
    return "insert into "
        + table.name()
        + columns.stream().map(Column::name).collect(Collectors.joining(", ", " (", ")"))
        + columns.stream().map(column -> "?").collect(Collectors.joining(", ", " values (", ")"));
  }

  private static Map<String, Integer> lengths(Connection connection, String table)
      throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    String name = about.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    Map<String, Integer> lengths = new HashMap<>();
    try (ResultSet rows =
        about.getColumns(connection.getCatalog(), connection.getSchema(), name, "%")) {
      while (rows.next()) {
        lengths.put(
            rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), rows.getInt("COLUMN_SIZE"));
      }
    }
    return lengths;
  }
}
