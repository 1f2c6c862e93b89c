package org.confab.ejb.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Brings the schema up to date before Hibernate compares it with the entities. An integrator is the
 * one place that runs after the data source is known and before that comparison.
 */
public final class Migrations implements Integrator {
  private static final String COMMON = "classpath:db/migration";
  private static final Logger LOG = System.getLogger(Migrations.class.getName());

  @Override
  public void integrate(
      Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessionFactory) {
    DataSource database =
        sessionFactory
            .getServiceRegistry()
            .requireService(ConnectionProvider.class)
            .unwrap(DataSource.class);
    Dialect dialect = sessionFactory.getJdbcServices().getDialect();
    migrate(of(dialect instanceof PostgreSQLDialect).dataSource(database).load());
  }

  /**
   * Brings the tables of a database to the newest version.
   *
   * @throws IllegalStateException that says what to do, if they are newer than this program or
   *     cannot be changed
   */
  static void migrate(Flyway flyway) {
    MigrationVersion newest = newest(flyway);
    MigrationInfo current = flyway.info().current();
    if (current != null && current.getVersion().compareTo(newest) > 0) {
      throw new IllegalStateException(
          "The database was used by a newer Confab: its tables are at version %s, and this one knows"
                  .formatted(current.getVersion())
              + " versions up to %s. Start the newer one, or restore a backup of before."
                  .formatted(newest));
    }
    try {
      MigrateResult result = flyway.migrate();
      LOG.log(
          Level.INFO,
          "Database schema at version {0}, {1} migrations applied now",
          newest,
          result.migrationsExecuted);
    } catch (FlywayException failed) {
      throw new IllegalStateException(
          "The tables of the database cannot be brought from version %s to %s: %s Restore the backup of before, or"
                  .formatted(
                      current == null ? "none" : current.getVersion(), newest, reason(failed))
              + " start the Confab of before.",
          failed);
    }
  }

  private static String reason(FlywayException failed) {
    Throwable deepest = failed;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).strip().replaceAll("\\s+", " ");
  }

  private static MigrationVersion newest(Flyway flyway) {
    return Stream.of(flyway.info().all())
        .filter(one -> one.getState().isResolved())
        .map(MigrationInfo::getVersion)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** What makes the tables in PostgreSQL or H2, of a database that is still to be named. */
  public static FluentConfiguration of(boolean postgres) {
    FluentConfiguration flyway = Flyway.configure(Migrations.class.getClassLoader());
    return postgres
        ? flyway.locations(COMMON, "classpath:db/postgresql")
        : flyway.locations(COMMON);
  }

  /** The versions that tables may have, the newest last. */
  public static List<MigrationVersion> known() {
    MigrationInfo[] all = of(false).dataSource("jdbc:h2:mem:", "", "").load().info().all();
    return Stream.of(all).map(MigrationInfo::getVersion).sorted().toList();
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry registry) {
    // Nothing was kept.
  }
}
