package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.confab.core.database.Postgres;
import org.confab.system.docs.ExampleRun;
import org.confab.system.docs.WorkedExample;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Shell;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In PostgreSQL, in a database that is made as the guide says. */
class PostgresPersistenceIT extends Persistence {
  /** The guide's name of role and database is that of the superuser here. */
  private static final String DATABASE = "guide";

  /** Longer than anybody waits for a connection of the pool, or to the database: 5 s each. */
  private static final Duration STOPPED = Duration.ofSeconds(12);

  private static final int SOME = 10;
  private static final String ADDITION =
      "<m:addGroup><m:name>Late</m:name><m:externalURI/>%s</m:addGroup>";

  @TempDir private static Path folder;
  private final Postgres database = Postgres.start();
  private final List<WorkedExample> page =
      WorkedExample.of(ConfabServer.root().resolve("docs/operations/database.md"));

  @Override
  ConfabServer instance(ConfabServer shared) {
    commands().run(page.subList(0, 1));
    Map<String, String> settings =
        page.get(1)
            .commands()
            .replace("127.0.0.1:5432/confab", address() + "/" + DATABASE)
            .replace("=confab\n", "=" + DATABASE + "\n")
            .lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    assertThat(settings).containsOnlyKeys(database.settings().keySet());
    return ConfabServer.fresh("mortal-postgres").with(settings);
  }

  private void sql(String statement) {
    Shell.Result done =
        Shell.run(
            List.of("psql", "-v", "ON_ERROR_STOP=1", "-d", DATABASE, "-c", statement),
            folder,
            Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                address().replaceAll(".*:", ""),
                "PGUSER",
                Postgres.USER,
                "PGPASSWORD",
                database.password()),
            Duration.ofSeconds(30));
    assertThat(done.code()).as(done.output()).isZero();
  }

  private String address() {
    return database.url().replaceAll("jdbc:postgresql://([^/]*)/.*", "$1");
  }

  private ExampleRun commands() {
    return new ExampleRun(List.of("env"), folder)
        .withVariable("PGHOST", "127.0.0.1")
        .withVariable("PGPORT", address().replaceAll(".*:", ""))
        .withVariable("PGUSER", Postgres.USER)
        .withVariable("PGPASSWORD", database.password())
        .withVariable("PGDATABASE", "postgres")
        .with(" confab", " " + DATABASE);
  }

  @Override
  void release() {
    database.close();
  }

  @Test
  void whatTheGuideAsksTheDatabaseHasAnAnswer() {
    commands().run(page.subList(2, page.size()));
  }

  @Test
  void whileTheDatabaseIsStoppedPeopleWriteAndNothingIsLostThatWasAcknowledged() {
    try (AcknowledgedWrites writes = AcknowledgedWrites.begin(server())) {
      try (Conversation people = Conversation.of(server(), "alice", "bob")) {
        writes.awaitMore(SOME);
        database.pause();
        try {
          long end = System.nanoTime() + STOPPED.toNanos();
          for (int i = 0; System.nanoTime() < end; i++) {
            writes.awaitRefused();
            people.say("meanwhile " + i);
          }
        } finally {
          database.resume();
        }
        writes.awaitMore(SOME);
        people.say("all is well");
      }
      writes.assertRefusedCleanly();
      writes.assertKept(server());
    }
  }

  /** As when the database goes away between the last statement of a transaction and its end. */
  @Test
  void aChangeThatCannotBeCommittedIsRefusedWithTheReasonAndLeavesNothing() {
    sql(
        "CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION 'gone' USING ERRCODE = '57P01'; END $$;"
            + "CREATE CONSTRAINT TRIGGER gone AFTER INSERT ON contact_group"
            + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gone()");
    try (SipUser user = SipUser.signIn(server(), "tls", NewUser.of(server()))) {
      String before = Kept.of(user).contacts();
      SipMessage refused = user.ask(Contacts.request(user, ADDITION));
      assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
      assertThat(refused.has("Retry-After")).isTrue();
      assertThat(refused.diagnostic()).isPositive();
      assertThat(Kept.of(user).contacts()).isEqualTo(before);
      sql("DROP TRIGGER gone ON contact_group");
      var unused = Contacts.soap(user, ADDITION);
      assertThat(Kept.of(user).contacts()).contains("name=\"Late\"");
    } finally {
      sql("DROP FUNCTION gone CASCADE");
    }
  }
}
