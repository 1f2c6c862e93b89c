package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person with pidgin-sipe on two machines: what is arranged on one is seen on the other. */
@ExtendWith(SharedConfab.class)
class ContactsIT {
  private static final String BOB = "bob@" + ConfabServer.DOMAIN;
  private static final String CAROL = "carol@" + ConfabServer.DOMAIN;

  /** Enough to meet a number that a client has counted wrongly. */
  private static final int ROUNDS = 5;

  private String name;
  private SipeClient desk;
  private SipeClient laptop;

  @BeforeEach
  void signInTwice(ConfabServer server) {
    name = NewUser.of(server);
    desk = signIn(server, "tls", "desk");
    laptop = signIn(server, "tcp", "laptop");
  }

  @AfterEach
  void signOut() {
    desk.close();
    laptop.close();
  }

  @Test
  void contactsAreArrangedOnOneMachineAndSeenOnTheOther() {
    desk.order("add-contact " + BOB + " Friends");
    laptop.await("listed", "who", BOB, "group", "Friends");
    laptop.order("add-contact " + CAROL + " Friends");
    desk.await("listed", "who", CAROL, "group", "Friends");

    laptop.order("move " + CAROL + " Other Contacts");
    desk.await("listed", "who", CAROL, "group", "Other Contacts");
    desk.order("remove-contact " + CAROL);
    laptop.await("unlisted", "who", CAROL, "group", "Other Contacts");
    laptop.order("name " + BOB + " Bobby & \"Bob\"");
    desk.await("listed", "who", BOB, "name", "Bobby & \"Bob\"");
    desk.assertNothingRefused();
    laptop.assertNothingRefused();
  }

  /** The other machine says a renaming again by itself, while the person there goes on. */
  @Test
  void groupsRenamedOnOneMachineMakeNoTroubleOnTheOther(ConfabServer server) {
    desk.order("add-contact " + BOB + " Group0");
    laptop.await("listed", "who", BOB, "group", "Group0");
    for (int i = 0; i < ROUNDS; i++) {
      desk.order("rename-group Group" + i + " Renamed" + i);
      laptop.await("listed", "who", BOB, "group", "Renamed" + i);
      laptop.await("no-group", "name", "Group" + i);
      laptop.order("move " + BOB + " Group" + (i + 1));
      desk.await("listed", "who", BOB, "group", "Group" + (i + 1));
    }
    laptop.assertNothingRefused();
    desk.assertNothingRefused();
    laptop.close();
    laptop = signIn(server, "tls", "laptop");
    laptop.await("listed", "who", BOB, "group", "Group" + ROUNDS);
    laptop.await("group", "name", "Renamed0");
  }

  /** Told of a removed group, pidgin-sipe crashes; an empty group is not shown anyway. */
  @Test
  void aGroupRemovedOnOneMachineIsGoneOnTheOtherFromItsNextSignIn(ConfabServer server) {
    desk.order("add-contact " + BOB + " Friends");
    laptop.await("listed", "who", BOB, "group", "Friends");
    laptop.order("move " + BOB + " Work");
    desk.await("listed", "who", BOB, "group", "Work");
    desk.order("remove-group Friends");
    desk.await("no-group", "name", "Friends");
    laptop.awaitReceived("BENOTIFY", "<contactDelta deltaNum=\"6\" prevDeltaNum=\"5\"/>");

    laptop.order("move " + BOB + " Family");
    desk.await("listed", "who", BOB, "group", "Family");
    laptop.assertNothingRefused();
    laptop.close();
    laptop = signIn(server, "tcp", "laptop");
    laptop.await("listed", "who", BOB, "group", "Family");
    assertThat(laptop.history()).noneMatch(event -> event.is("group", "name", "Friends"));
  }

  @Test
  void aRefusedChangeDoesNotSpoilThoseThatFollow() {
    desk.order("add-contact " + BOB + " Friends");
    laptop.await("listed", "who", BOB, "group", "Friends");
    laptop.order("rename-group Friends " + "x".repeat(257));
    laptop.awaitReceived("BENOTIFY", "<contactDelta deltaNum=\"3\" prevDeltaNum=\"3\"/>");
    laptop.order("move " + BOB + " Work");
    desk.await("listed", "who", BOB, "group", "Work");
  }

  @Test
  void peopleInAListAreSeenAtOnceOnTheMachineThatDidNotAddThem(ConfabServer server) {
    try (SipeClient ignored = Start.of(server, "bob", "tls").signIn()) {
      desk.order("add-contact " + BOB + " Friends");
      desk.awaitPresence("bob", "available");
      laptop.awaitPresence("bob", "available");
    }
  }

  private SipeClient signIn(ConfabServer server, String transport, String machine) {
    SipeClient client = Start.of(server, name, transport).with("--host", machine).signIn();
    client.order("contacts");
    client.await("group", "name", "Other Contacts");
    return client;
  }
}
