package org.confab.system;

import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person with pidgin-sipe on two machines: what is arranged on one is seen on the other. */
@ExtendWith(SharedConfab.class)
class ContactsIT {
  private static final String BOB = "bob@" + ConfabServer.DOMAIN;
  private static final String CAROL = "carol@" + ConfabServer.DOMAIN;

  @Test
  void contactsAndGroupsAreArrangedOnOneMachineAndSeenOnTheOther(ConfabServer server) {
    String name = NewUser.of(server);
    try (SipeClient desk = signIn(server, name, "tls", "desk");
        SipeClient laptop = signIn(server, name, "tcp", "laptop")) {
      desk.order("add-contact " + BOB + " Friends");
      laptop.await("listed", "who", BOB, "group", "Friends");
      laptop.order("add-contact " + CAROL + " Friends");
      desk.await("listed", "who", CAROL, "group", "Friends");

      laptop.order("move " + CAROL + " Other Contacts");
      desk.await("listed", "who", CAROL, "group", "Other Contacts");
      desk.order("remove-contact " + CAROL);
      laptop.await("unlisted", "who", CAROL, "group", "Other Contacts");
      // Last: right after a renaming, the other client may count on a number that is too low.
      desk.order("rename-group Friends Old friends");
      laptop.await("listed", "who", BOB, "group", "Old friends");
      laptop.await("no-group", "name", "Friends");
    }
    try (SipeClient later = signIn(server, name, "tls", "desk")) {
      later.await("listed", "who", BOB, "group", "Old friends");
    }
  }

  @Test
  void peopleInAListAreSeenAtOnceOnTheMachineThatDidNotAddThem(ConfabServer server) {
    String name = NewUser.of(server);
    try (SipeClient ignored = Start.of(server, "bob", "tls").signIn();
        SipeClient desk = signIn(server, name, "tls", "desk");
        SipeClient laptop = signIn(server, name, "tcp", "laptop")) {
      desk.order("add-contact " + BOB + " Friends");
      desk.awaitPresence("bob", "available");
      laptop.awaitPresence("bob", "available");
    }
  }

  private static SipeClient signIn(
      ConfabServer server, String name, String transport, String machine) {
    SipeClient client = Start.of(server, name, transport).with("--host", machine).signIn();
    client.order("contacts");
    client.await("group", "name", "Other Contacts");
    return client;
  }
}
