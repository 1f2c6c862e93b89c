package org.confab.system;

import java.util.List;
import org.confab.system.server.ConfabServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A server with the database that it brings along is killed while people write: nothing is lost
 * that was acknowledged.
 */
class FaultsIT {
  private static final int SOME = 10;

  private static ConfabServer server;

  @BeforeAll
  static void start() {
    server = ConfabServer.fresh("faults").start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void allThatWasAcknowledgedIsThereAfterAKillInTheMiddleOfWriting() {
    try (AcknowledgedWrites writes = AcknowledgedWrites.begin(server)) {
      writes.awaitMore(SOME);
      List<String> command = server.commandLine();
      server.kill();
      writes.awaitEnd();
      server.revive(command);
      writes.assertKept(server);
    }
    try (Conversation people = Conversation.of(server, "alice", "bob")) {
      people.say("here again");
    }
  }
}
