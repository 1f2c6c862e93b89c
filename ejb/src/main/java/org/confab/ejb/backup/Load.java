package org.confab.ejb.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.confab.core.backup.BackupHeader;
import org.confab.core.backup.BackupListener;
import org.confab.core.backup.BackupRefused;
import org.confab.core.backup.BackupTable;
import org.confab.core.backup.BackupTable.Column;
import org.confab.core.backup.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a backup into empty tables of its version. What cannot be stored there is a
 * {@link BackupRefused}: the tables are no instance's yet.
 */
final class Load implements BackupListener, AutoCloseable {
  /** Rows that are sent at once. */
  private static final int BATCH = 100;

  private final Connection connection;
  private final TableReader reader;
  private final Map<String, BackupTable> tables = new HashMap<>();
  private final Set<String> missing = new HashSet<>();
  private @Nullable PreparedStatement insert;
  private @Nullable BackupTable table;
  private int waiting;

  /** Into the tables of that connection. */
  Load(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    reader = new TableReader(connection);
    for (BackupTable one : reader.tables()) {
      tables.put(one.name(), one);
      missing.add(one.name());
    }
  }

  @Override
  public void header(BackupHeader header) {
    // Its version is that of the tables here.
  }

  @Override
  public void table(BackupTable begun) {
    BackupTable here = tables.get(begun.name());
    if (here == null || !Set.copyOf(here.columns()).equals(Set.copyOf(begun.columns()))) {
      throw new BackupRefused(
          "the table " + begun.name() + " of the backup is not one of that version of Confab");
    }
    missing.remove(begun.name());
    doing(begun, () -> insert = connection.prepareStatement(statement(begun)));
    table = begun;
    waiting = 0;
  }

  private String statement(BackupTable begun) throws SQLException {
    String names = begun.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String places = begun.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
    String numbers = reader.numbered(begun.name()).isEmpty() ? "" : " overriding system value";
    return "insert into "
        + begun.name()
        + " ("
        + names
        + ")"
        + numbers
        + " values ("
        + places
        + ")";
  }

  @Override
  public void row(List<@Nullable Object> values) {
    BackupTable into = begun();
    PreparedStatement statement = statement();
    doing(
        into,
        () -> {
          for (int i = 0; i < values.size(); i++) {
            set(statement, i + 1, into.columns().get(i).type(), values.get(i));
          }
          statement.addBatch();
          if (++waiting == BATCH) {
            send(statement);
          }
        });
  }

  private void send(PreparedStatement statement) throws SQLException {
    if (waiting > 0) {
      statement.executeBatch();
      connection.commit();
      waiting = 0;
    }
  }

  @Override
  public void endOfTable(BackupTable ended, long rows) {
    PreparedStatement statement = statement();
    doing(
        ended,
        () -> {
          send(statement);
          statement.close();
          number(ended.name());
          connection.commit();
          require(ended, rows);
        });
    insert = null;
  }

  /** What the database numbers by itself goes on behind the greatest number that is there. */
  private void number(String name) throws SQLException {
    String column = reader.numbered(name);
    if (column.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      long last;
      try (ResultSet max =
          statement.executeQuery("select coalesce(max(" + column + "), 0) from " + name)) {
        max.next();
        last = max.getLong(1);
      }
      statement.execute(
          "alter table " + name + " alter column " + column + " restart with " + (last + 1));
    }
  }

  private void require(BackupTable ended, long rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from " + ended.name())) {
      count.next();
      if (count.getLong(1) != rows) {
        throw new BackupRefused(
            "%d of %d rows of %s were stored".formatted(count.getLong(1), rows, ended.name()));
      }
    }
  }

  /** Ends it: all tables must have come. */
  void end() {
    if (!missing.isEmpty()) {
      throw new BackupRefused("the backup lacks the tables " + String.join(", ", missing));
    }
  }

  private static void set(
      PreparedStatement statement, int column, ColumnType type, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant time) {
      statement.setObject(column, time.atOffset(ZoneOffset.UTC));
    } else if (value != null) {
      statement.setObject(column, value);
    } else {
      statement.setNull(column, ofNothing(type));
    }
  }

  private static int ofNothing(ColumnType type) {
    return switch (type) {
      case TEXT -> Types.VARCHAR;
      case NUMBER -> Types.BIGINT;
      case TRUTH -> Types.BOOLEAN;
      case TIME -> Types.TIMESTAMP_WITH_TIMEZONE;
      case OCTETS -> Types.BINARY;
    };
  }

  private BackupTable begun() {
    BackupTable begun = table;
    if (begun == null) {
      throw new IllegalStateException("a row before its table");
    }
    return begun;
  }

  private PreparedStatement statement() {
    PreparedStatement statement = insert;
    if (statement == null) {
      throw new IllegalStateException("a row before its table");
    }
    return statement;
  }

  private static void doing(BackupTable table, Step step) {
    try {
      step.run();
    } catch (SQLException failed) {
      SQLException first = failed.getNextException() == null ? failed : failed.getNextException();
      throw new BackupRefused(
          "rows of " + table.name() + " cannot be stored here: " + first.getMessage());
    }
  }

  @Override
  public void close() throws SQLException {
    if (insert != null) {
      insert.close();
    }
  }

  /** Something that the database may refuse. */
  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }
}
