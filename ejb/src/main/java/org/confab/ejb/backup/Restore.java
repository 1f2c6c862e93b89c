package org.confab.ejb.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.confab.core.SipDomains;
import org.confab.core.backup.BackupHeader;
import org.confab.core.backup.BackupListener;
import org.confab.core.backup.BackupReader;
import org.confab.core.backup.BackupRefused;
import org.confab.core.backup.KeyChest;
import org.confab.ejb.authentication.SecretBox;
import org.confab.ejb.database.Migrations;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Brings a stopped instance back to what a backup says. All of the backup is read and checked
 * first; then a new database is made aside, at the version of the backup, filled, and brought to
 * the newest version; then it takes the place of the old one. Interrupted at any time, either the
 * old or the new is there.
 */
final class Restore {
  private final RestoreFolder folder;
  private final DatabasePlace place;

  Restore(RestoreFolder folder, DatabasePlace place) {
    this.folder = folder;
    this.place = place;
  }

  /**
   * What was done.
   *
   * @param header what the backup says of itself
   * @param rows how many rows all tables had
   * @param schema the version that the tables have now
   * @param keys whether the keys are those of the backup
   */
  record Done(BackupHeader header, long rows, String schema, boolean keys) {}

  /**
   * Restores a backup.
   *
   * @param here SIP domains that the instance is of
   * @param passphrase empty to keep the keys that are there
   * @throws BackupRefused if that cannot be; nothing is changed
   * @throws RestoreUnfinished if all is made but not in its place yet
   */
  Done run(Path file, SipDomains here, String passphrase) throws IOException, SQLException {
    Contents contents = new Contents();
    long rows = read(file, contents);
    BackupHeader header = contents.header();
    requireDomains(header, here);
    requireKnown(header);
    Optional<SortedMap<String, byte[]>> keys =
        passphrase.isEmpty() ? Optional.empty() : Optional.of(contents.open(passphrase));
    boolean done = false;
    try {
      folder.begin(keys.isPresent() ? keys.get() : KeptFiles.keys(folder.home()));
      requireKey(header, contents.hasKeys());
      String schema = fill(file, header);
      folder.markReady(place.asString());
      done = true;
      finish();
      return new Done(header, rows, schema, keys.isPresent());
    } finally {
      if (!done) {
        folder.abandon();
      }
    }
  }

  /**
   * Puts into place what an interrupted restore has made whole; tells whether there was any.
   *
   * @throws BackupRefused if it was made for another database; nothing is changed
   * @throws RestoreUnfinished if it is whole but cannot be put into its place now
   */
  boolean finish() throws IOException, SQLException {
    if (!folder.isReady()) {
      folder.abandon();
      return false;
    }
    requireSamePlace();
    try {
      place.swap();
      folder.swapKeys();
      folder.end();
    } catch (IOException | SQLException failed) {
      throw new RestoreUnfinished(failed);
    }
    return true;
  }

  /** The keys of one database beside another would lock its secrets up. */
  private void requireSamePlace() throws IOException {
    String marked = folder.readyFor();
    if (!place.isMarked(marked)) {
      throw new BackupRefused(
          "the restore that was interrupted is for %s, and the database now is %s: set CONFAB_DB_URL as it was then, or restore again"
              .formatted(marked, place.asString()));
    }
  }

  private static long read(Path file, BackupListener listener) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return BackupReader.read(in, Files.size(file), listener);
    }
  }

  /** Its people would be nobody's where their domain is not served. */
  private static void requireDomains(BackupHeader header, SipDomains here) {
    List<String> lacking =
        header.domains().all().stream().filter(domain -> !here.isOurs(domain)).toList();
    if (!lacking.isEmpty()) {
      throw new BackupRefused(
          "the backup is of the domain %s, and this instance of %s; it lacks %s"
              .formatted(listed(header.domains()), listed(here), String.join(", ", lacking)));
    }
  }

  private static String listed(SipDomains domains) {
    return String.join(", ", domains.all());
  }

  /** The version must be one that this program has made tables of. */
  private void requireKnown(BackupHeader header) {
    MigrationVersion wanted = MigrationVersion.fromVersion(header.schema());
    List<MigrationVersion> known = Migrations.known();
    MigrationVersion newest = known.get(known.size() - 1);
    if (wanted.compareTo(newest) > 0) {
      throw new BackupRefused(
          "the backup is of a newer Confab: its tables are at version %s, this program knows %s"
              .formatted(wanted, newest));
    }
    if (!known.contains(wanted)) {
      throw new BackupRefused("the backup has tables of version " + wanted + ", which never was");
    }
  }

  private void requireKey(BackupHeader header, boolean inside) {
    Path key = folder.aside().resolve(KeptFiles.KEYS).resolve(KeptFiles.SECRETS);
    String found = Files.exists(key) ? SecretBox.ofFile(key).keyId() : "none";
    if (!found.equals(header.secretsKey())) {
      throw new BackupRefused(
          "the secrets in the backup are encrypted with key %s, and the key here is %s; %s"
              .formatted(
                  header.secretsKey(),
                  found,
                  inside
                      ? "give the passphrase of the keys in the backup"
                      : "the backup has no keys: put keys/ of its instance here first"));
    }
  }

  private String fill(Path file, BackupHeader header) throws IOException, SQLException {
    Address aside = place.aside();
    try {
      migrate(aside, MigrationVersion.fromVersion(header.schema()));
      try (Connection connection = aside.connect();
          Load load = new Load(connection)) {
        read(file, load);
        load.end();
      }
      migrate(aside, MigrationVersion.LATEST);
      try (Connection connection = aside.connect()) {
        return Versions.of(connection);
      }
    } catch (FlywayException failed) {
      throw new BackupRefused(
          "the tables of the backup cannot be brought to this version: " + failed.getMessage());
    } finally {
      place.close();
    }
  }

  private void migrate(Address aside, MigrationVersion target) {
    FluentConfiguration flyway =
        Migrations.of(place.isPostgres())
            .dataSource(aside.url(), aside.user(), aside.password())
            .target(target);
    if (!place.schemaAside().isEmpty()) {
      flyway.defaultSchema(place.schemaAside());
    }
    flyway.load().migrate();
  }

  /** What the first reading tells. */
  private static final class Contents implements BackupListener {
    private @Nullable BackupHeader header;
    private @Nullable KeyChest chest;

    @Override
    public void header(BackupHeader told) {
      header = told;
    }

    @Override
    public void keys(KeyChest told) {
      chest = told;
    }

    BackupHeader header() {
      return Optional.ofNullable(header).orElseThrow();
    }

    boolean hasKeys() {
      return chest != null;
    }

    SortedMap<String, byte[]> open(String passphrase) {
      KeyChest closed = chest;
      if (closed == null) {
        throw new BackupRefused("the backup has no keys: it was made without a passphrase");
      }
      return closed.open(passphrase);
    }
  }
}
