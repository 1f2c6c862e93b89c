package org.confab.ejb.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.confab.core.SipDomains;
import org.confab.core.backup.BackupHeader;
import org.confab.core.backup.BackupTable;
import org.confab.core.backup.BackupTable.Column;
import org.confab.core.backup.BackupWriter;
import org.confab.core.backup.ColumnType;
import org.confab.core.backup.KeyChest;
import org.jspecify.annotations.Nullable;

/**
 * Writes all rows of a database while others go on changing it: in one transaction that sees them
 * all as they were at one moment, a few rows in memory at a time.
 */
final class Dump {
  /** Rows that are fetched at once; one may be as long as a picture of 256 KiB. */
  private static final int FETCHED = 64;

  private final DataSource database;
  private final SipDomains domains;
  private final String secretsKey;
  private final Optional<KeyChest> keys;

  Dump(DataSource database, SipDomains domains, String secretsKey, Optional<KeyChest> keys) {
    this.database = database;
    this.domains = domains;
    this.secretsKey = secretsKey;
    this.keys = keys;
  }

  /** Writes it all; tells how many rows. */
  long write(OutputStream out, Instant now) throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
      int isolation = connection.getTransactionIsolation();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(
          postgres ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_SERIALIZABLE);
      try {
        // Without it H2 makes every result whole before its first row is told.
        lazily(connection, postgres, true);
        return write(connection, out, now);
      } finally {
        connection.rollback();
        lazily(connection, postgres, false);
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(true);
      }
    }
  }

  private static void lazily(Connection connection, boolean postgres, boolean lazy)
      throws SQLException {
    if (!postgres) {
      try (Statement setting = connection.createStatement()) {
        setting.execute("set lazy_query_execution " + (lazy ? "true" : "false"));
      }
    }
  }

  private long write(Connection connection, OutputStream out, Instant now)
      throws IOException, SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    List<BackupTable> tables = new TableReader(connection).tables();
    BackupHeader header =
        new BackupHeader(now, Versions.of(connection), product, domains, secretsKey);
    BackupWriter writer = new BackupWriter(out, header);
    if (keys.isPresent()) {
      writer.keys(keys.get());
    }
    for (BackupTable table : tables) {
      rows(connection, table, writer);
    }
    return writer.end();
  }

  private static void rows(Connection connection, BackupTable table, BackupWriter writer)
      throws IOException, SQLException {
    String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCHED);
      writer.table(table);
      try (ResultSet rows = statement.executeQuery("select " + columns + " from " + table.name())) {
        while (rows.next()) {
          writer.row(row(rows, table.columns()));
        }
      }
    }
  }

  private static List<@Nullable Object> row(ResultSet rows, List<Column> columns)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(value(rows, i + 1, columns.get(i).type()));
    }
    return values;
  }

  private static @Nullable Object value(ResultSet rows, int column, ColumnType type)
      throws SQLException {
    return switch (type) {
      case TEXT -> rows.getString(column);
      case NUMBER -> {
        long number = rows.getLong(column);
        yield rows.wasNull() ? null : number;
      }
      case TRUTH -> {
        boolean truth = rows.getBoolean(column);
        yield rows.wasNull() ? null : truth;
      }
      case TIME -> {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        yield time == null ? null : time.toInstant();
      }
      case OCTETS -> rows.getBytes(column);
    };
  }
}
