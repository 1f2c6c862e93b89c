package org.confab.ejb.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.confab.core.SipDomains;
import org.confab.core.backup.BackupTable;
import org.confab.core.backup.KeyChest;
import org.confab.ejb.authentication.SecretBox;
import org.confab.ejb.database.Migrations;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A stopped instance of a test: its home, and its database in H2 or PostgreSQL.
 *
 * @param home folder of its state
 * @param address its database
 */
record Instance(Path home, Address address) {
  static final SipDomains DOMAINS = SipDomains.of("litwareinc.com", "fabrikam.com");

  /** One with keys and a database of that version, in that home or at that address. */
  static Instance made(Path home, Optional<Address> postgres, String version) {
    try {
      Files.createDirectories(home.resolve("keys"));
      Files.createDirectories(home.resolve("data"));
      Files.writeString(home.resolve("keys/secrets.key"), "0123456789abcdef".repeat(4));
      Files.writeString(home.resolve("keys/database.password"), "in-" + home.getFileName());
      Files.writeString(home.resolve("keys/users-ca.p12"), "authority of " + home.getFileName());
      Files.writeString(home.resolve("admin-password"), "admin of " + home.getFileName());
      Files.createDirectories(home.resolve("administrators"));
      Files.writeString(
          home.resolve("administrators/MFWGKZI.xml"), "accounts of " + home.getFileName());
      Files.createDirectories(home.resolve("configuration"));
      Files.writeString(
          home.resolve("configuration/standalone.xml"), "settings of " + home.getFileName());
      Files.writeString(home.resolve("configuration/template.stamp"), "old");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Instance made = of(home, postgres);
    Migrations.of(postgres.isPresent())
        .dataSource(made.address.url(), made.address.user(), made.address.password())
        .target(MigrationVersion.fromVersion(version))
        .load()
        .migrate();
    return made;
  }

  /** One that has nothing yet, or whose database was restored. */
  static Instance of(Path home, Optional<Address> postgres) {
    Address file =
        new Address(
            "jdbc:h2:file:" + home.resolve("data/confab"), "confab", "in-" + home.getFileName());
    return new Instance(home, postgres.orElse(file));
  }

  boolean isPostgres() {
    return address.url().startsWith("jdbc:postgresql:");
  }

  DataSource source() {
    if (isPostgres()) {
      PGSimpleDataSource made = new PGSimpleDataSource();
      made.setUrl(address.url());
      made.setUser(address.user());
      made.setPassword(address.password());
      return made;
    }
    JdbcDataSource made = new JdbcDataSource();
    made.setURL(address.url());
    made.setUser(address.user());
    made.setPassword(address.password());
    return made;
  }

  Instance run(String... commands) {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** The only value that a query tells. */
  String ask(String query) {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A backup of it, with keys if there is a passphrase. */
  Path backup(Path file, String passphrase) {
    try {
      Files.write(file, backup(passphrase));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] backup(String passphrase) throws IOException {
    Optional<KeyChest> keys =
        passphrase.isEmpty()
            ? Optional.empty()
            : Optional.of(KeyChest.seal(KeptFiles.of(home), passphrase));
    String key = SecretBox.ofFile(home.resolve("keys/secrets.key")).keyId();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new Dump(source(), DOMAINS, key, keys).write(out, Instant.parse("2026-11-22T03:00:00Z"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /** Restores a backup into it. */
  Restore.Done restore(Path file, String passphrase) {
    try {
      return restore().run(file, DOMAINS, passphrase);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Restore restore() {
    RestoreFolder folder = new RestoreFolder(home);
    return new Restore(folder, place(folder));
  }

  DatabasePlace place(RestoreFolder folder) {
    return isPostgres()
        ? new SchemaPlace(address.url(), address.user(), address.password())
        : new FilePlace(folder);
  }

  /** All rows of all tables as text, in a fixed order: the same in every database. */
  String contents() {
    try (Connection connection = address.connect()) {
      TreeMap<String, List<String>> all = new TreeMap<>();
      for (BackupTable table : new TableReader(connection).tables()) {
        all.put(table.name(), rows(connection, table));
      }
      return all.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> rows(Connection connection, BackupTable table) throws SQLException {
    List<String> names = table.columns().stream().map(BackupTable.Column::name).sorted().toList();
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select " + String.join(", ", names) + " from " + table.name())) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= names.size(); i++) {
          Object value = rows.getObject(i);
          cells.add(
              value instanceof byte[] octets
                  ? java.util.HexFormat.of().formatHex(octets)
                  : value instanceof java.sql.Timestamp || value instanceof java.time.OffsetDateTime
                      ? rows.getObject(i, java.time.OffsetDateTime.class).toInstant().toString()
                      : String.valueOf(value));
        }
        found.add(String.join("|", cells));
      }
    }
    return found.stream().sorted().collect(Collectors.toList());
  }
}
