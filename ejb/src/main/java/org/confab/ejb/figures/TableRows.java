package org.confab.ejb.figures;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** How many rows each table of the database has. It counts them: not to be asked often. */
@ApplicationScoped
public class TableRows {
  @Resource(lookup = "java:jboss/datasources/ConfabDS")
  @SuppressWarnings("NullAway.Init") // injected by the container
  private DataSource database;

  /** By name in lower case. */
  public Map<String, Long> count() {
    try (Connection connection = database.getConnection()) {
      return count(connection);
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot count the rows of the database", failed);
    }
  }

  static Map<String, Long> count(Connection connection) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    DatabaseMetaData about = connection.getMetaData();
    String quote = about.getIdentifierQuoteString();
    try (ResultSet tables =
            about.getTables(
                connection.getCatalog(),
                connection.getSchema(),
                "%",
                new String[] {"TABLE", "BASE TABLE"});
        Statement statement = connection.createStatement()) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME");
        String escaped = quote + name.replace(quote, quote + quote) + quote;
        try (ResultSet count = statement.executeQuery("select count(*) from " + escaped)) {
          count.next();
          rows.put(name.toLowerCase(Locale.ROOT), count.getLong(1));
        }
      }
    }
    return rows;
  }
}
