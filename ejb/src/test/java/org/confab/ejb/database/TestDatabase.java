package org.confab.ejb.database;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.confab.core.database.Postgres;
import org.confab.core.database.TestPostgres;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database of a test run, with all migrations applied and compared with all entities as in the
 * server: H2 in memory, or with {@code -Dtest.database=postgresql} a PostgreSQL that lives as long
 * as the run.
 *
 * @param source gives connections
 * @param factory entities on it
 */
record TestDatabase(DataSource source, EntityManagerFactory factory) implements AutoCloseable {
  private static final String TABLES =
      "select table_name from information_schema.tables where table_type = 'BASE TABLE'"
          + " and table_schema = current_schema and lower(table_name) <> 'flyway_schema_history'";

  /** That of this test run; the first one to ask for it starts it. */
  static TestDatabase of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(TestDatabase.class, any -> on(source(context)), TestDatabase.class);
  }

  private static DataSource source(ExtensionContext context) {
    return TestPostgres.of(context).map(TestDatabase::in).orElseGet(TestDatabase::inMemory);
  }

  private static DataSource inMemory() {
    JdbcDataSource memory = new JdbcDataSource();
    memory.setURL("jdbc:h2:mem:test;DB_CLOSE_DELAY=-1");
    return memory;
  }

  private static DataSource in(Postgres server) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.url());
    source.setUser(Postgres.USER);
    source.setPassword(server.password());
    return source;
  }

  static TestDatabase on(DataSource source) {
    Map<String, Object> inProcess = new HashMap<>();
    inProcess.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    inProcess.put("jakarta.persistence.jtaDataSource", null);
    inProcess.put("jakarta.persistence.nonJtaDataSource", source);
    return new TestDatabase(source, Persistence.createEntityManagerFactory("confab", inProcess));
  }

  /** Takes every row out of every table. */
  void empty() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(TABLES)) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
      statement.execute(
          (postgres
              ? "set session_replication_role = replica"
              : "set referential_integrity false"));
      for (String table : tables) {
        statement.addBatch("delete from " + table);
      }
      statement.executeBatch();
      statement.execute(
          (postgres ? "set session_replication_role = origin" : "set referential_integrity true"));
    } catch (SQLException e) {
      throw new IllegalStateException("the test database cannot be emptied", e);
    }
    factory.getCache().evictAll();
  }

  @Override
  public void close() {
    factory.close();
  }
}
