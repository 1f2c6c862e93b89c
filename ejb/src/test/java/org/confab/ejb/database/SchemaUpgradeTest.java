package org.confab.ejb.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.confab.core.contacts.ContactStore;
import org.confab.core.database.Postgres;
import org.confab.core.directory.UserStore;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.core.policy.PolicyStore;
import org.confab.ejb.contacts.JpaContactStore;
import org.confab.ejb.directory.TestUsers;
import org.confab.ejb.groupexpansion.JpaDistributionListStore;
import org.confab.ejb.policy.JpaPolicyStore;
import org.confab.protocol.sip.SipUri;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What every released version has stored is there after the tables were brought to this one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaUpgradeTest {
  private static final SipUri ANN = SipUri.parse("sip:ann@litwareinc.com");

  private Postgres server;
  private int databases;

  @BeforeAll
  void startPostgres() {
    server = Postgres.start();
  }

  @AfterAll
  void stopPostgres() {
    server.close();
  }

  private DataSource empty(String kind) {
    databases++;
    if (kind.equals("h2")) {
      JdbcDataSource memory = new JdbcDataSource();
      memory.setURL("jdbc:h2:mem:upgrade" + databases + ";DB_CLOSE_DELAY=-1");
      return memory;
    }
    PGSimpleDataSource made = new PGSimpleDataSource();
    made.setUrl(server.create("upgrade" + databases));
    made.setUser(Postgres.USER);
    made.setPassword(server.password());
    return made;
  }

  private static void bring(DataSource source, String version) throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
      Migrations.of(postgres)
          .dataSource(source)
          .target(MigrationVersion.fromVersion(version))
          .load()
          .migrate();
    }
  }

  private static Flyway newest(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
      return Migrations.of(postgres).dataSource(source).load();
    }
  }

  private static void run(DataSource source, String commands) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String command : commands.split(";\n")) {
        statement.execute(command);
      }
    }
  }

  private static String ask(DataSource source, String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
    }
  }

  private static String fixture(String version) throws IOException {
    try (InputStream sql =
        SchemaUpgradeTest.class.getResourceAsStream("/schema/at-" + version + ".sql")) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void rowsOfEachTimeAreReadByTheStoresOfToday(String kind) throws Exception {
    DataSource source = empty(kind);
    for (String version : List.of("1", "9", "15", "24")) {
      bring(source, version);
      run(source, fixture(version));
    }

    try (TestDatabase database = TestDatabase.on(source);
        EntityManager entities = database.factory().createEntityManager()) {
      UserStore users = TestUsers.on(entities);
      assertThat(users.find(ANN).orElseThrow().displayName()).isEqualTo("Ann Lee Smith");
      assertThat(users.all()).hasSize(2);
      assertThat(store(ContactStore.class, JpaContactStore.class, entities).load(ANN).toString())
          .contains("sip:Zoe@litwareinc.com", "Friends");
      assertThat(
              store(DistributionListStore.class, JpaDistributionListStore.class, entities)
                  .find(MailAddress.parse("sales@litwareinc.com"))
                  .orElseThrow()
                  .toString())
          .contains("ann@litwareinc.com", "emea@litwareinc.com");
      assertThat(store(PolicyStore.class, JpaPolicyStore.class, entities).all().toString())
          .contains("privacyPolicy.EnablePrivacyMode", "meetingPolicy.MeetingSize")
          .doesNotContain("presencePolicyV2");
    }
    String found = "select aor from directory_text where attribute = '%s' and text = '%s'";
    assertThat(ask(source, found.formatted("sn", "smith"))).isEqualTo("ann@litwareinc.com");
    assertThat(ask(source, found.formatted("telephoneNumber", "4255550100")))
        .isEqualTo("ann@litwareinc.com");
    assertThat(ask(source, found.formatted("givenName.keys", "963")))
        .isEqualTo("zoe@litwareinc.com");
    assertThat(ask(source, "select subject from conferences where lobby = false"))
        .isEqualTo("Budget");
    assertThat(ask(source, "select id from outsider_text where text = '728645537'"))
        .isEqualTo("o1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void aDatabaseOfANewerConfabIsRefused(String kind) throws Exception {
    DataSource source = empty(kind);
    newest(source).migrate();
    run(
        source,
        "insert into \"flyway_schema_history\" select 9999, '9999', 'later', \"type\","
            + " 'V9999__later.sql', 1, \"installed_by\", \"installed_on\", 1, true from"
            + " \"flyway_schema_history\" where \"version\" = '1'");

    assertThatThrownBy(() -> Migrations.migrate(newest(source)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newer Confab")
        .hasMessageContaining("9999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void aMigrationThatFailsSaysWhyAndWhatToDo(String kind) throws Exception {
    DataSource source = empty(kind);
    bring(source, "9");
    run(source, "create table directory_text (mine integer)");

    assertThatThrownBy(() -> Migrations.migrate(newest(source)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be brought from version 9 to ")
        .hasMessageContainingAll("already exists", "backup");
  }

  private static <T> T store(Class<T> port, Class<? extends T> type, EntityManager entities)
      throws ReflectiveOperationException {
    Constructor<? extends T> made = type.getDeclaredConstructor(EntityManager.class);
    made.setAccessible(true);
    return port.cast(made.newInstance(entities));
  }
}
