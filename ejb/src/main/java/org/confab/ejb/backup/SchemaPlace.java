package org.confab.ejb.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.confab.core.backup.BackupRefused;

/**
 * A PostgreSQL database: the tables are made in a schema of their own, and change places with those
 * of before in one transaction.
 */
final class SchemaPlace implements DatabasePlace {
  private static final String ASIDE = "confab_restore";
  private static final String BEFORE = "confab_before_restore";
  private static final String US = "confab-restore";
  private static final String TABLES = "select tablename from pg_tables where schemaname = ?";
  private static final String OTHERS =
      "select count(*) from pg_stat_activity where datname = current_database()"
          + " and backend_type = 'client backend' and application_name <> ?";

  /** How long one waits for somebody who still uses a table. */
  private static final String WAIT = "set local lock_timeout = '10s'";

  private final Address address;

  SchemaPlace(String url, String user, String password) {
    address = new Address(url, user, password).with("ApplicationName", US);
  }

  @Override
  public Address aside() throws SQLException {
    try (Connection connection = address.connect()) {
      requireAlone(connection);
      requireOurs(connection);
      run(connection, "drop schema if exists " + ASIDE + " cascade");
      run(connection, "create schema " + ASIDE);
    }
    return address.with("currentSchema", ASIDE);
  }

  /** A server that works with the tables would find others under its hands. */
  private static void requireAlone(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(OTHERS)) {
      query.setString(1, US);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        if (rows.getInt(1) > 0) {
          throw new BackupRefused(
              "the database is in use by %d other connections; stop the server that uses it"
                  .formatted(rows.getInt(1)));
        }
      }
    }
  }

  private static void requireOurs(Connection connection) throws SQLException {
    List<String> there = tables(connection, connection.getSchema());
    if (!there.isEmpty() && !there.contains(TableReader.HISTORY)) {
      throw new BackupRefused(
          "the database has tables of something else: " + String.join(", ", there));
    }
  }

  private static List<String> tables(Connection connection, String schema) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(TABLES)) {
      query.setString(1, schema);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  @Override
  public String schemaAside() {
    return ASIDE;
  }

  @Override
  public boolean isPostgres() {
    return true;
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = address.connect()) {
      requireAlone(connection);
    }
  }

  @Override
  public void swap() throws SQLException {
    try (Connection connection = address.connect()) {
      connection.setAutoCommit(false);
      List<String> made = tables(connection, ASIDE);
      if (made.isEmpty()) {
        return;
      }
      String place = connection.getSchema();
      run(connection, WAIT);
      run(connection, "drop schema if exists " + BEFORE + " cascade");
      run(connection, "create schema " + BEFORE);
      move(connection, place, tables(connection, place), BEFORE);
      move(connection, ASIDE, made, place);
      run(connection, "drop schema " + ASIDE);
      connection.commit();
    }
  }

  private static void move(Connection connection, String from, List<String> tables, String to)
      throws SQLException {
    for (String table : tables) {
      run(
          connection,
          "alter table " + quoted(from) + "." + quoted(table) + " set schema " + quoted(to));
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static void run(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  @Override
  public String asString() {
    return address.asString();
  }
}
