package org.confab.system;

import org.confab.system.client.Baresip;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person with a SIP phone and one with a Communicator client, neither written here. */
@ExtendWith(SharedConfab.class)
class PhonePresenceIT {
  @Test
  void aPhoneAndACommunicatorUserSeeEachOther(ConfabServer server) {
    try (SipeClient alice = Start.of(server, "alice", "tls").signIn()) {
      try (Baresip bob = Baresip.start(server, "bob", "alice")) {
        alice.awaitPresence("bob", "available");
        bob.awaitPresence("alice", "Online");
        alice.order("status busy");
        bob.awaitPresence("alice", "Busy");
        alice.order("status away");
        bob.awaitPresence("alice", "Offline");
        alice.order("status available");
        bob.awaitPresence("alice", "Online");
        bob.publish(false);
        alice.awaitPresence("bob", "offline");
        bob.publish(true);
        alice.awaitPresence("bob", "available");
        alice.close();
        bob.awaitPresence("alice", "Offline");
      }
    }
  }

  @Test
  void whoHangsUpThePhoneIsOffline(ConfabServer server) {
    try (SipeClient alice = Start.of(server, "alice", "tls").signIn()) {
      try (Baresip bob = Baresip.start(server, "bob", "alice")) {
        alice.awaitPresence("bob", "available");
        bob.awaitPresence("alice", "Online");
      }
      alice.awaitPresence("bob", "offline");
    }
  }
}
