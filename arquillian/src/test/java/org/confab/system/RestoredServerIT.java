package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.confab.core.database.Postgres;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup of a server at work is brought into an instance that there was not before, on
 * PostgreSQL: people sign in there and find what they had.
 */
@ExtendWith(SharedConfab.class)
class RestoredServerIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String SETTING = "meetingPolicy.MeetingSize";

  @TempDir private Path folder;

  @Test
  void peopleFindInAnotherInstanceOnPostgresWhatTheyHad(ConfabServer live)
      throws IOException, SQLException {
    Path passphrase = Files.writeString(folder.resolve("passphrase"), "a phrase that passes\n");
    Path backup = folder.resolve("backup");
    String who = NewUser.of(live);
    Kept had;
    try (Postgres database = Postgres.start();
        SipUser user = SipUser.signIn(live, "tls", who)) {
      Contacts.add(user, "sip:dan@" + ConfabServer.DOMAIN, "Danny");
      assertThat(live.confab(LIMIT, "policy", "set", "sip:" + user(who), SETTING, "7").code())
          .isZero();
      had = Kept.of(user);
      String[] keys = {"--passphrase-file", passphrase.toString()};
      Shell.Result made = live.confab(LIMIT, "backup", backup.toString(), keys[0], keys[1]);
      assertThat(made.code()).as(made.output()).isZero();

      ConfabServer other = ConfabServer.fresh("restored").with(database.settings());
      aBrokenBackupIsRefusedBeforeAnythingIsTouched(other, database, backup, keys);
      Shell.Result restored =
          other.confab(LIMIT, "restore", "--json", backup.toString(), keys[0], keys[1]);
      assertThat(restored.code()).as(restored.output()).isZero();
      assertThat(restored.output())
          .contains("\"restored\":true", "\"keys\":true", "jdbc:postgresql");
      itServes(other, who, had);
    }
  }

  private void aBrokenBackupIsRefusedBeforeAnythingIsTouched(
      ConfabServer other, Postgres database, Path backup, String... keys)
      throws IOException, SQLException {
    byte[] bytes = Files.readAllBytes(backup);
    bytes[bytes.length / 2] ^= 1;
    Path broken = Files.write(folder.resolve("broken"), bytes);
    Shell.Result refused = other.confab(LIMIT, "restore", broken.toString(), keys[0], keys[1]);
    assertThat(refused.code()).as(refused.output()).isEqualTo(1);
    assertThat(refused.output()).doesNotContain("Restored", "\tat ");
    assertThat(other.home().resolve("keys")).doesNotExist();
    assertThat(other.home().resolve("data")).doesNotExist();
    assertThat(tables(database)).isZero();
  }

  private static int tables(Postgres database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), Postgres.USER, database.password());
        ResultSet found =
            connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      int count = 0;
      while (found.next()) {
        count++;
      }
      return count;
    }
  }

  private static void itServes(ConfabServer other, String who, Kept had) {
    other.start();
    try (SipUser user = SipUser.signIn(other, "tls", who)) {
      Kept has = Kept.of(user);
      assertThat(has).isEqualTo(had);
      assertThat(has.contacts()).contains("Danny");
      Shell.Result policy = other.confab(LIMIT, "policy", "show", "sip:" + user(who));
      assertThat(policy.output()).containsPattern("MeetingSize\\W+7\\b");
    } finally {
      other.stop();
    }
  }

  private static String user(String name) {
    return name + "@" + ConfabServer.DOMAIN;
  }
}
