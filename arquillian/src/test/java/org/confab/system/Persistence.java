package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a server still knows that was killed while people were signed in, and started again. One
 * class for each database that it can keep things in.
 */
@ExtendWith(SharedConfab.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Persistence {
  private final String conference = Conferences.newId();
  private static final String BOB = "bob@" + ConfabServer.DOMAIN;

  private ConfabServer server;
  private Kept before;
  private Kept after;
  private InterruptedMeeting meeting;
  private String focus = "";

  /** An instance that does not run yet, with its database, beside the one that tests share. */
  abstract ConfabServer instance(ConfabServer shared);

  /** That instance. */
  ConfabServer server() {
    return server;
  }

  /** Kills the server. */
  void kill(ConfabServer server) {
    server.kill();
  }

  /** Starts the killed server again. */
  void bringBack(ConfabServer server) {
    server.start();
  }

  /** Ends what {@link #instance} began beside the server. */
  void release() {}

  @BeforeAll
  void killTheServerAtWork(ConfabServer shared) {
    server = instance(shared);
    server.start();
    try (SipeClient alice = Start.of(server, "alice", "tls").signIn();
        SipeClient bob = Start.of(server, "bob", "tcp").signIn();
        SipUser other = SipUser.signIn(server, "tls", "alice");
        InterruptedMeeting going = InterruptedMeeting.begin(server)) {
      alice.awaitSettled();
      bob.awaitSettled();
      alice.change("categories", "status busy back at noon");
      bob.awaitShown("alice", "status", "busy", "note", "back at noon");
      alice.change("containers", "level " + BOB + " Personal");
      alice.change("containers", "block carol@" + ConfabServer.DOMAIN);
      changeContacts(other);
      focus = Conferences.create(other, conference);
      before = Kept.of(other);
      meeting = going;
      kill(server);
    }
    bringBack(server);
    try (SipUser alice = SipUser.signIn(server, "tls", "alice")) {
      after = Kept.of(alice);
    }
  }

  @AfterAll
  void stop() {
    try {
      server.stop();
    } finally {
      release();
    }
  }

  @Test
  void contactsGroupsAccessLevelsNoteAndStatusAreAsTheyWere() {
    assertThat(after.contacts())
        .isEqualTo(before.contacts())
        .contains("name=\"Friends\"", "name=\"Danny\"")
        .doesNotContain("user2@");
    assertThat(after.containers())
        .isEqualTo(before.containers())
        .anyMatch(one -> one.id().equals(ContainerId.BLOCKED) && !one.members().isEmpty());
    assertThat(after.categories())
        .containsExactlyInAnyOrderElementsOf(before.categories())
        .anyMatch(one -> one.name().equals(CategoryName.NOTE))
        .anyMatch(one -> one.name().equals(CategoryName.STATE));
  }

  @Test
  void peopleSeeWhatTheySawBefore() {
    try (SipeClient bob = Start.of(server, "bob", "tls").signIn();
        SipeClient carol = Start.of(server, "carol", "tls").signIn()) {
      bob.awaitShown("alice", "status", "offline", "note", "back at noon");
      try (SipeClient alice = Start.of(server, "alice", "tls").signIn()) {
        bob.awaitShown("alice", "status", "available", "note", "back at noon");
        alice.awaitShown("bob", "status", "available");
        alice.order("look " + BOB);
        alice.awaitShown("bob", "level", "Personal");
        carol.awaitShown("bob", "status", "available");
        carol.awaitShown("alice", "status", "offline");
      }
    }
  }

  @Test
  void aConferenceIsStillThereAndAnotherServerKnowsNothingOfIt(ConfabServer another) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice");
        SipUser bob = SipUser.signIn(server, "tcp", "bob");
        SipUser stranger = SipUser.signIn(another, "tls", "alice")) {
      XmlElement record = Conferences.get(alice, conference);
      assertThat(record.attribute("entity")).contains(focus);
      assertThat(record.attribute("version")).contains("1");
      FocusSession.join(bob, focus).leave();
      SipMessage answer =
          stranger.ask(
              Conferences.command(
                  stranger,
                  "<getConference><conferenceKeys msci:conference-id=\""
                      + conference
                      + "\"/></getConference>"));
      assertThat(Xml.read(answer.body()).attribute("code")).contains("failure");
    }
  }

  @Test
  void aConferenceThatWasOnIsAsItWasAndItsMembersComeBackAndWrite() {
    meeting.goOn(server);
  }

  private static void changeContacts(SipUser user) {
    SipMessage added =
        Contacts.soap(user, "<m:addGroup><m:name>Friends</m:name><m:externalURI/>%s</m:addGroup>");
    String friends =
        Xml.read(added.body()).path("Body", "addGroup", "groupID").orElseThrow().text();
    Contacts.soap(
        user,
        "<m:setContact><m:displayName>Danny</m:displayName><m:groups>1 "
            + friends
            + "</m:groups><m:subscribed>true</m:subscribed><m:URI>sip:dan@litwareinc.com</m:URI>"
            + "<m:externalURI/>%s</m:setContact>");
    Contacts.soap(
        user, "<m:deleteContact><m:URI>sip:user2@litwareinc.com</m:URI>%s</m:deleteContact>");
  }
}
