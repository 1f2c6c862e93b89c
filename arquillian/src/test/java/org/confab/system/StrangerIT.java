package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people who do not know each other, until one adds the other with pidgin-sipe. */
@ExtendWith(SharedConfab.class)
class StrangerIT {
  @Test
  void whoIsAddedIsToldOnceAndTheOtherSeesHisPresence(ConfabServer server) {
    String yan = NewUser.of(server);
    String zoe = NewUser.of(server);
    try (SipeClient added = Start.of(server, yan, "tls").signIn();
        SipeClient adding = Start.of(server, zoe, "tcp").signIn()) {
      added.awaitSettled();
      adding.awaitSettled();
      adding.order("add-contact " + yan + "@" + ConfabServer.DOMAIN + " Friends");
      added.await("added-by", "who", zoe + "@" + ConfabServer.DOMAIN);
      adding.awaitShown(yan, "status", "available", "note", "");
      added.change("categories", "status busy for a while");
      adding.awaitShown(yan, "status", "busy", "note", "for a while");
    }
    try (SipeClient again = Start.of(server, yan, "tls").signIn()) {
      again.awaitSettled();
      assertThat(again.history()).noneMatch(event -> event.name().equals("added-by"));
    }
  }
}
