package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.subscription;
import static org.confab.core.conferencing.Conferencing.user;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.confab.core.Refused;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentReader;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.EntityView;
import org.confab.protocol.conference.Role;
import org.confab.protocol.conference.Roster;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class ConferenceEventsTest {
  private final Conferencing conferencing = new Conferencing();
  private final String focus = conferencing.add("alice", "AB12CD34", "openAuthenticated", "");

  private void refusesToSubscribe(String focusUri, String name, int status) {
    assertThatThrownBy(
            () ->
                conferencing
                    .focus
                    .events()
                    .subscribe(subscription(focusUri, name, Duration.ofHours(1))))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(status));
  }

  private static Roster.User only(ConferenceDocument document) {
    List<Roster.User> users = document.users().orElseThrow().users();
    assertThat(users).hasSize(1);
    return users.get(0);
  }

  @Test
  void showsTheWholeRosterFirst() {
    conferencing.join(focus, "alice");
    conferencing.join(focus, "bob");
    ConferenceDocument full = conferencing.subscribe(focus, "alice");
    assertThat(full.state()).isEqualTo(DocumentState.FULL);
    assertThat(full.version()).isEqualTo(2);
    assertThat(full.users().orElseThrow().participants()).contains(2);
    assertThat(full.users().orElseThrow().users())
        .extracting(Roster.User::displayText)
        .containsExactly("Alice", "Bob");
    assertThat(full.description().orElseThrow().organizer().orElseThrow().displayName())
        .isEqualTo("Alice");
    assertThat(full.views()).containsExactly(EntityView.locked(focus, false));
  }

  @Test
  void tellsEverybodyWhoComesAndGoes() {
    conferencing.join(focus, "alice");
    conferencing.subscribe(focus, "alice");
    conferencing.join(focus, "bob");
    conferencing.subscribe(focus, "bob");
    conferencing.join(focus, "carol");
    conferencing.focus.left(new FocusDialogId("carol"));
    assertThat(conferencing.seenBy("alice"))
        .extracting(ConferenceDocument::version)
        .containsExactly(2L, 3L, 4L);
    assertThat(conferencing.seenBy("bob"))
        .extracting(ConferenceDocument::version)
        .containsExactly(3L, 4L);
    ConferenceDocument came = conferencing.seenBy("bob").get(0);
    assertThat(came.state()).isEqualTo(DocumentState.PARTIAL);
    assertThat(came.users().orElseThrow().state()).isEqualTo(DocumentState.PARTIAL);
    assertThat(only(came).displayText()).isEqualTo("Carol");
    assertThat(only(came).state()).isEqualTo(DocumentState.FULL);
    ConferenceDocument went = conferencing.seenBy("bob").get(1);
    assertThat(only(went)).isEqualTo(Roster.User.gone(user("carol")));
    assertThat(went.users().orElseThrow().participants()).contains(2);
  }

  @Test
  void tellsOfTheLockAndOfRolesOnlyWhenTheyChange() {
    conferencing.join(focus, "alice");
    conferencing.join(focus, "bob");
    conferencing.subscribe(focus, "bob");
    String lock =
        "<modifyConferenceLock><conferenceKeys confEntity='"
            + focus
            + "'/><locked>true</locked></modifyConferenceLock>";
    conferencing.info(focus, "alice", lock);
    conferencing.info(focus, "alice", lock);
    conferencing.info(
        focus,
        "alice",
        "<modifyUserRoles><userKeys confEntity='"
            + focus
            + "' userEntity='sip:bob@litwareinc.com'/><user-roles><entry>presenter</entry>"
            + "</user-roles></modifyUserRoles>");
    List<ConferenceDocument> seen = conferencing.seenBy("bob");
    assertThat(seen).extracting(ConferenceDocument::version).containsExactly(3L, 4L);
    assertThat(seen.get(0).views()).containsExactly(EntityView.locked(focus, true));
    assertThat(seen.get(0).users()).isEmpty();
    assertThat(only(seen.get(1)).roles()).containsExactly(Role.PRESENTER);
  }

  @Test
  void tellsOfAModifiedRecord() {
    conferencing.join(focus, "alice");
    conferencing.subscribe(focus, "alice");
    conferencing.service(
        "alice",
        Conferencing.addConference("<msci:conference-id>AB12CD34</msci:conference-id>", "")
            .replace("addConference", "modifyConference")
            .replace("<ci:subject/>", "<ci:subject>new</ci:subject>")
            .replace("entity=''", "entity='' version='1'"));
    assertThat(conferencing.seenBy("alice")).hasSize(1);
    assertThat(conferencing.seenBy("alice").get(0).description().orElseThrow().subject())
        .isEqualTo("new");
  }

  @Test
  void letsOnlyParticipantsSubscribe() {
    refusesToSubscribe(focus, "alice", 404);
    conferencing.join(focus, "alice");
    refusesToSubscribe(focus, "bob", 403);
    refusesToSubscribe(focus.replace("AB12CD34", "NOTTHERE"), "alice", 404);
    refusesToSubscribe("sip:alice@litwareinc.com", "alice", 404);
  }

  @Test
  void spellsTheConferenceAsTheSubscriberDoes() {
    conferencing.join(focus, "alice");
    String spelling = focus.replace("alice", "Alice");
    ConferenceDocument full = conferencing.subscribe(spelling, "alice");
    assertThat(full.entity().asString()).isEqualTo(spelling);
    conferencing.join(focus, "bob");
    assertThat(conferencing.seenBy("alice").get(0).entity().asString()).isEqualTo(spelling);
  }

  @Test
  void fetchesWithoutSubscribing() {
    conferencing.join(focus, "alice");
    Opening opening =
        conferencing.focus.events().subscribe(subscription(focus, "alice", Duration.ZERO));
    assertThat(opening.granted()).isZero();
    assertThat(ConferenceDocumentReader.read(opening.state().orElseThrow().bytes()).state())
        .isEqualTo(DocumentState.FULL);
    conferencing.join(focus, "bob");
    assertThat(conferencing.seenBy("alice")).isEmpty();
  }

  @Test
  void keepsWhoUnsubscribesInTheConference() {
    conferencing.join(focus, "alice");
    conferencing.subscribe(focus, "alice");
    SubscribeRequest end = subscription(focus, "alice", Duration.ZERO);
    conferencing
        .focus
        .events()
        .subscribe(
            new SubscribeRequest(
                end.id(),
                end.subscriber(),
                end.target(),
                true,
                end.expires(),
                end.accept(),
                end.body()));
    conferencing.join(focus, "bob");
    assertThat(conferencing.seenBy("alice")).isEmpty();
    assertThat(conferencing.subscribe(focus, "bob").users().orElseThrow().users()).hasSize(2);
  }

  @Test
  void endsTheSubscriptionsOfWhoHasLeftAfterTellingThem() {
    conferencing.join(focus, "alice");
    conferencing.join(focus, "bob");
    conferencing.subscribe(focus, "alice");
    conferencing.subscribe(focus, "bob");
    conferencing.focus.left(new FocusDialogId("bob"));
    assertThat(conferencing.seenBy("bob")).hasSize(1);
    assertThat(conferencing.terminated).containsExactly(new SubscriptionId("of-bob"));
    conferencing.join(focus, "carol");
    assertThat(conferencing.seenBy("bob")).hasSize(1);
    assertThat(conferencing.seenBy("alice")).hasSize(2);
  }

  @Test
  void acceptsOnlyItsOwnMediaType() {
    conferencing.join(focus, "alice");
    SubscribeRequest request = subscription(focus, "alice", Duration.ofHours(1));
    assertThatThrownBy(
            () ->
                conferencing
                    .focus
                    .events()
                    .subscribe(
                        new SubscribeRequest(
                            request.id(),
                            request.subscriber(),
                            SipUri.parse(focus),
                            false,
                            request.expires(),
                            List.of("application/pidf+xml"),
                            Optional.empty())))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(406);
              assertThat(refused.diagnostic()).isEqualTo(Diagnostic.CONTENT_TYPE_UNEXPECTED);
            });
  }

  @Test
  void givesEverySubscriberEveryVersionOnceAndInOrderWhateverRunsAtOnce() throws Exception {
    conferencing.join(focus, "alice");
    long first = conferencing.subscribe(focus, "alice").version();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> running =
          List.of("bob", "carol", "dan", "user1", "user2").stream()
              .<Future<?>>map(name -> threads.submit(() -> comeAndGo(name)))
              .toList();
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    List<Long> versions =
        conferencing.seenBy("alice").stream().map(ConferenceDocument::version).toList();
    assertThat(versions).hasSize(500);
    for (int i = 0; i < versions.size(); i++) {
      assertThat(versions.get(i)).isEqualTo(first + 1 + i);
    }
    assertThat(conferencing.subscribe(focus, "alice").users().orElseThrow().users()).hasSize(1);
  }

  private void comeAndGo(String name) {
    for (int i = 0; i < 50; i++) {
      conferencing.join(focus, name);
      conferencing.focus.left(new FocusDialogId(name));
    }
  }
}
