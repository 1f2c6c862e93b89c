package org.confab.ejb.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/** The version of the tables: the number of the last migration. */
final class Versions {
  private static final String APPLIED =
      "select \"version\" from \"" + TableReader.HISTORY + "\" where \"success\"";

  private Versions() {}

  /** That of the database. */
  static String of(Connection connection) throws SQLException {
    List<MigrationVersion> versions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(APPLIED)) {
      while (rows.next()) {
        String version = rows.getString(1);
        if (version != null) {
          versions.add(MigrationVersion.fromVersion(version));
        }
      }
    }
    return versions.stream()
        .max(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalStateException("the database has no tables of Confab"))
        .getVersion();
  }
}
