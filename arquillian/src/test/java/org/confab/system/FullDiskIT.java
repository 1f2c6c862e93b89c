package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.confab.core.database.Postgres;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SmallDisk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk with the tables of PostgreSQL is full while people write. Its log is elsewhere: without
 * room for that PostgreSQL stops, which is another fault. Needs root, for the disk.
 */
class FullDiskIT {
  /** MiB: an instance with the sample people and all that is written here needs some 20. */
  private static final int DISK = 64;

  private static final int SOME = 10;

  @TempDir private static Path folder;
  private static Postgres database;
  private static SmallDisk disk;
  private static ConfabServer server;

  @BeforeAll
  static void start() throws IOException {
    database = Postgres.start();
    Path place = Files.createDirectory(folder.resolve("disk"));
    for (Path open : new Path[] {folder, place}) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    disk = SmallDisk.at(place, DISK, "postgres");
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("CONFAB_DB_URL", database.createAt("small", place));
    server = ConfabServer.fresh("full-disk").with(settings).start();
  }

  @AfterAll
  static void stop() {
    // From the last to the first: the disk goes when the database no longer uses it.
    try (SmallDisk unmounted = disk;
        Postgres ended = database) {
      if (server != null) {
        server.stop();
      }
    }
  }

  @Test
  void writersAreToldAllOthersGoOnAndNothingIsLostThatWasAcknowledged() {
    try (AcknowledgedWrites writes = AcknowledgedWrites.begin(server)) {
      try (Conversation people = Conversation.of(server, "alice", "bob")) {
        writes.awaitMore(SOME);
        disk.fill();
        try {
          for (int i = 0; i < SOME; i++) {
            writes.awaitRefused();
            people.say("meanwhile " + i);
            assertRead();
          }
        } finally {
          disk.free();
        }
        writes.awaitMore(SOME);
        people.say("all is well");
      }
      writes.assertRefusedCleanly();
      writes.assertKept(server);
    }
    assertThat(server.confab(Duration.ofMinutes(2), "status").code()).isZero();
  }

  private static void assertRead() {
    String alice = "/api/users/sip:alice@" + ConfabServer.DOMAIN;
    assertThat(new AdminApi(server).get(alice).statusCode()).isEqualTo(200);
  }
}
