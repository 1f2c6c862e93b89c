package org.confab.ejb.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.confab.core.SipDomains;
import org.confab.core.backup.BackupRefused;
import org.confab.core.database.Postgres;
import org.confab.ejb.database.Migrations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups of instances in H2 and PostgreSQL, restored into instances in either. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoreTest {
  private static final String PASSPHRASE = "one that nobody guesses";
  private static final List<String> VERSIONS =
      Migrations.known().stream().map(Object::toString).toList();
  private static final String NEWEST = VERSIONS.get(VERSIONS.size() - 1);

  private Postgres server;
  private int databases;

  @TempDir Path folder;

  @BeforeAll
  void startPostgres() {
    server = Postgres.start();
  }

  @AfterAll
  void stopPostgres() {
    server.close();
  }

  private Optional<Address> database(String kind) {
    return kind.equals("h2")
        ? Optional.empty()
        : Optional.of(
            new Address(server.create("made" + ++databases), Postgres.USER, server.password()));
  }

  private Instance filled(String kind, String version) {
    Instance made = Instance.made(folder.resolve("from"), database(kind), version);
    Filling.fill(made, 3);
    return made;
  }

  @ParameterizedTest
  @CsvSource({"h2,h2", "h2,postgresql", "postgresql,h2", "postgresql,postgresql"})
  void everyRowOfEveryTableAndEveryKeyComesBack(String from, String to) throws IOException {
    Instance before = filled(from, NEWEST);
    String contents = before.contents();
    Path file = before.backup(folder.resolve("backup"), PASSPHRASE);
    Instance empty = Instance.of(folder.resolve("to"), database(to));
    Files.createDirectories(empty.home().resolve("keys"));
    Files.writeString(empty.home().resolve("keys/database.password"), "in-to");

    Restore.Done done = empty.restore(file, PASSPHRASE);

    assertThat(contents).doesNotContain("=[]");
    assertThat(empty.contents()).isEqualTo(contents);
    assertThat(done.keys()).isTrue();
    assertThat(empty.home().resolve("keys/secrets.key")).hasContent("0123456789abcdef".repeat(4));
    assertThat(empty.home().resolve("keys/users-ca.p12")).hasContent("authority of from");
    assertThat(empty.home().resolve("keys/database.password")).hasContent("in-to");
    assertThat(empty.home().resolve("admin-password")).hasContent("admin of from");
    Path account = empty.home().resolve("administrators/MFWGKZI.xml");
    assertThat(account).hasContent("accounts of from");
    assertThat(Files.getPosixFilePermissions(account)).hasSize(2);
    assertThat(empty.home().resolve("configuration/standalone.xml")).hasContent("settings of from");
    assertThat(empty.home().resolve("configuration/template.stamp")).doesNotExist();
    assertThat(Files.getPosixFilePermissions(empty.home().resolve("keys/secrets.key"))).hasSize(2);
    assertThat(empty.home().resolve("restore.new")).doesNotExist();
    empty.run(
        "insert into client_error_report"
            + " (owner, received_at, target, call_id, method, status, diagnostics)"
            + " values ('a@b', current_timestamp, '', '', '', '', '')");
    assertThat(empty.ask("select max(id) from client_error_report")).isEqualTo("4");
  }

  @Test
  void backupsOfVersionsFromTheFirstOnAreBroughtToTheNewest() {
    for (String version : List.of("1", "6", "15", "24")) {
      Path home = folder.resolve("at-" + version);
      Instance before = Instance.made(home, Optional.empty(), version);
      Filling.fill(before, 2);
      Path file = before.backup(folder.resolve("backup"), "");

      assertThat(before.restore(file, "").schema()).as("from %s", version).isEqualTo(NEWEST);
      assertThat(before.ask("select count(*) from users")).as("%s", version).isEqualTo("2");
    }
  }

  @ParameterizedTest
  @CsvSource({"h2,h2", "h2,postgresql", "postgresql,h2"})
  void aBackupOfAnOlderVersionIsBroughtToTheNewest(String from, String to) {
    Instance before = filled(from, "10");
    Path file = before.backup(folder.resolve("backup"), "");
    Instance later = Instance.made(folder.resolve("to"), database(to), NEWEST);
    Filling.fill(later, 5);

    Restore.Done done = later.restore(file, "");

    assertThat(done.header().schema()).startsWith("10");
    assertThat(done.schema()).isEqualTo(NEWEST);
    assertThat(later.ask("select count(*) from users")).isEqualTo("3");
    assertThat(later.ask("select count(*) from photos")).isEqualTo("0");
    assertThat(later.ask("select mobile from users where aor like 'v1%'")).isEmpty();
    assertThat(later.home().resolve("keys/users-ca.p12")).hasContent("authority of to");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void aBrokenForeignOrNewerBackupIsRefusedAndNothingIsTouched(String kind) throws IOException {
    Instance there = filled(kind, NEWEST);
    String contents = there.contents();
    Path good = there.backup(folder.resolve("backup"), PASSPHRASE);
    byte[] octets = Files.readAllBytes(good);
    Path bad = folder.resolve("bad");
    Random random = new Random(8);
    for (int i = 0; i < 20; i++) {
      byte[] changed = octets.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      refused(there, Files.write(bad, changed), PASSPHRASE);
    }
    refused(there, Files.write(bad, java.util.Arrays.copyOf(octets, octets.length / 2)), "");
    refused(there, Files.writeString(bad, "PK\3\4"), "");
    refused(there, Files.writeString(bad, ""), "");
    refused(there, Files.writeString(bad, "Confab backup 2\n"), "");
    refused(there, good, "not the passphrase");

    assertThat(there.contents()).isEqualTo(contents);
    assertThat(there.home().resolve("keys/users-ca.p12")).hasContent("authority of from");
    assertThat(there.home().resolve("restore.new")).doesNotExist();
    assertThat(there.home().resolve("before-restore")).doesNotExist();
  }

  private static void refused(Instance instance, Path file, String passphrase) {
    assertThatThrownBy(() -> instance.restore(file, passphrase))
        .isInstanceOf(BackupRefused.class)
        .message()
        .isNotBlank();
  }

  @Test
  void aBackupOfTablesThatThisProgramDoesNotKnowIsRefused() {
    Instance newer = filled("h2", NEWEST);
    newer.run("update \"flyway_schema_history\" set \"version\" = '9999' where \"version\" = '29'");
    Path file = newer.backup(folder.resolve("backup"), "");
    assertThatThrownBy(() -> newer.restore(file, ""))
        .hasMessageContaining("newer Confab")
        .hasMessageContaining("9999");
  }

  @Test
  void keysThatDoNotOpenTheSecretsAreRefused() throws IOException {
    Path without = filled("h2", NEWEST).backup(folder.resolve("without"), "");
    Path with =
        Instance.of(folder.resolve("from"), Optional.empty())
            .backup(folder.resolve("with"), PASSPHRASE);
    Instance other = Instance.made(folder.resolve("to"), Optional.empty(), NEWEST);
    Files.writeString(other.home().resolve("keys/secrets.key"), "ab".repeat(32));

    assertThatThrownBy(() -> other.restore(without, ""))
        .hasMessageContaining("the backup has no keys");
    assertThatThrownBy(() -> other.restore(without, PASSPHRASE))
        .hasMessageContaining("made without a passphrase");
    assertThatThrownBy(() -> other.restore(with, "")).hasMessageContaining("give the passphrase");
    assertThat(other.restore(with, PASSPHRASE).keys()).isTrue();
  }

  @Test
  void aBackupOfAnotherDomainIsRefused() {
    Instance there = filled("h2", NEWEST);
    Path file = there.backup(folder.resolve("backup"), "");
    assertThatThrownBy(() -> there.restore().run(file, SipDomains.of("example.com"), ""))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("litwareinc.com")
        .hasMessageContaining("example.com");
  }

  @Test
  void aBackupWithADomainThatIsNotHereIsRefusedAndTheDomainNamed() throws Exception {
    Instance there = filled("h2", NEWEST);
    Path file = there.backup(folder.resolve("backup"), "");
    assertThatThrownBy(() -> there.restore().run(file, SipDomains.of("litwareinc.com"), ""))
        .isInstanceOf(BackupRefused.class)
        .hasMessageEndingWith("it lacks fabrikam.com");
    SipDomains more = SipDomains.of("contoso.com", "Fabrikam.com", "litwareinc.com");
    assertThat(there.restore().run(file, more, "").header().domains()).isEqualTo(Instance.DOMAINS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void whatWasThereBeforeIsKept(String kind) {
    Instance there = filled(kind, NEWEST);
    Path file = there.backup(folder.resolve("backup"), PASSPHRASE);
    there.run("delete from contact");

    there.restore(file, PASSPHRASE);

    assertThat(there.ask("select count(*) from contact")).isEqualTo("3");
    assertThat(there.home().resolve("before-restore/keys/secrets.key")).exists();
    if (kind.equals("h2")) {
      assertThat(there.home().resolve("before-restore/data/confab.mv.db")).exists();
    } else {
      assertThat(there.ask("select count(*) from confab_before_restore.contact")).isEqualTo("0");
      assertThat(there.ask("select count(*) from confab_before_restore.users")).isEqualTo("3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void anInterruptedRestoreLeavesTheOldOrTheNew(String kind) throws Exception {
    Instance there = filled(kind, NEWEST);
    Path file = there.backup(folder.resolve("backup"), PASSPHRASE);
    there.run("delete from contact");
    for (int step = 0; step < 6; step++) {
      Interrupted folderOfTest = new Interrupted(there, step);
      assertThatThrownBy(() -> folderOfTest.restore().run(file, Instance.DOMAINS, PASSPHRASE))
          .as("step %d", step)
          .isInstanceOf(Interrupted.PowerCut.class);
      boolean finished = there.restore().finish();
      assertThat(there.ask("select count(*) from contact"))
          .as("step %d", step)
          .isEqualTo(finished ? "3" : "0");
      assertThat(there.home().resolve("keys/secrets.key")).exists();
      assertThat(there.home().resolve("restore.new")).doesNotExist();
      there.run("delete from contact");
    }
  }

  @ParameterizedTest
  @CsvSource({"h2,postgresql", "postgresql,h2", "postgresql,postgresql"})
  void anInterruptedRestoreIsNotFinishedIntoAnotherDatabase(String kind, String other)
      throws Exception {
    Instance there = filled(kind, NEWEST);
    Path file = there.backup(folder.resolve("backup"), PASSPHRASE);
    there.run("delete from contact");
    Restore cut = new Interrupted(there, 2).restore();
    assertThatThrownBy(() -> cut.run(file, Instance.DOMAINS, PASSPHRASE))
        .isInstanceOf(Interrupted.PowerCut.class);
    Instance elsewhere = Instance.of(there.home(), database(other));
    assertThatThrownBy(() -> elsewhere.restore().finish())
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("CONFAB_DB_URL");
    assertThat(there.home().resolve("before-restore/keys")).doesNotExist();
    assertThat(there.restore().finish()).isTrue();
    assertThat(there.ask("select count(*) from contact")).isEqualTo("3");
  }

  @Test
  void whatIsWholeButNotInItsPlaceIsToldAndFinishedByTheNext() throws Exception {
    Instance there = filled("h2", NEWEST);
    Path file = there.backup(folder.resolve("backup"), PASSPHRASE);
    there.run("delete from contact");
    RestoreFolder full =
        new RestoreFolder(there.home()) {
          @Override
          void swapKeys() throws IOException {
            throw new IOException("no space left");
          }
        };
    Restore failing = new Restore(full, there.place(full));
    assertThatThrownBy(() -> failing.run(file, Instance.DOMAINS, PASSPHRASE))
        .isInstanceOf(RestoreUnfinished.class)
        .hasMessageContaining("no space left")
        .hasMessageContaining("./confab run finishes it");
    assertThat(there.restore().finish()).isTrue();
    assertThat(there.ask("select count(*) from contact")).isEqualTo("3");
  }

  @Test
  void aDatabaseThatIsInUseOrOfSomethingElseIsLeftAlone() throws Exception {
    Instance there = filled("postgresql", NEWEST);
    Path file = there.backup(folder.resolve("backup"), "");
    try (var user = there.source().getConnection()) {
      assertThat(user.isValid(1)).isTrue();
      assertThatThrownBy(() -> there.restore(file, "")).hasMessageContaining("in use by 1 other");
    }
    Instance other = Instance.of(there.home(), database("postgresql"));
    other.run("create table books (title text)");
    assertThatThrownBy(() -> other.restore(file, ""))
        .hasMessageContaining("tables of something else: books");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void aBackupTellsOneMomentHoweverMuchIsWrittenMeanwhile(String kind) throws Exception {
    Instance there = filled(kind, NEWEST);
    Meanwhile out =
        new Meanwhile(
            () ->
                there.run(
                    "delete from contact",
                    "insert into presence_delegates (owner, version) values ('new@b', 1)"));
    try (var pool = new Kept(there)) {
      new Dump(there.source(), Instance.DOMAINS, "none", Optional.empty())
          .write(out, java.time.Instant.EPOCH);
    }
    Rows seen = new Rows();
    byte[] octets = out.toByteArray();
    org.confab.core.backup.BackupReader.read(
        new java.io.ByteArrayInputStream(octets), octets.length, seen);
    assertThat(seen.count("contact")).isEqualTo(3);
    assertThat(seen.count("presence_delegates")).isEqualTo(3);
    assertThat(there.ask("select count(*) from contact")).isEqualTo("0");
  }

  @Test
  void nothingOfTheFilesIsLeftToOthersOfTheMachine() throws IOException {
    Instance there = filled("h2", NEWEST);
    there.restore(there.backup(folder.resolve("backup"), PASSPHRASE), PASSPHRASE);
    try (Stream<Path> files = Files.list(there.home().resolve("keys"))) {
      assertThat(files)
          .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
    }
  }
}
