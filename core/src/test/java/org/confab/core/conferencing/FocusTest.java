package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.addUser;
import static org.confab.core.conferencing.Conferencing.endpoint;
import static org.confab.core.conferencing.Conferencing.guid;
import static org.confab.core.conferencing.Conferencing.request;
import static org.confab.core.conferencing.Conferencing.user;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FocusTest {
  private static final String LISTED =
      "<ci:users><ci:user entity='sip:Bob@litwareinc.com'><ci:roles><ci:entry>presenter</ci:entry>"
          + "</ci:roles></ci:user><ci:user entity='sip:carol@litwareinc.com'/></ci:users>";

  private final Conferencing conferencing = new Conferencing();
  private final String focus = conferencing.add("alice", "AB12CD34", "openAuthenticated", LISTED);

  private ConferenceState state() {
    return conferencing.live.find(ConferenceUri.parse(focus).orElseThrow()).orElseThrow();
  }

  private static String roleOf(C3pResponse joined) {
    return joined.answer().path("user", "roles", "entry").orElseThrow().text();
  }

  private Refused refusedToJoin(String focusUri, String name) {
    try {
      conferencing.join(focusUri, name);
    } catch (Refused refused) {
      return refused;
    }
    throw new AssertionError("let in");
  }

  private Refused refused(String name, String target, Body body) {
    try {
      conferencing.focus.join(
          new JoinRequest(
              new FocusDialogId(name),
              endpoint(name),
              "flow",
              "",
              Optional.empty(),
              SipUri.parse(target),
              false,
              Optional.empty(),
              "",
              body));
    } catch (Refused refused) {
      return refused;
    }
    throw new AssertionError("let in");
  }

  private String lock(boolean locked) {
    return "<modifyConferenceLock><conferenceKeys confEntity='"
        + focus
        + "'/><locked>"
        + locked
        + "</locked></modifyConferenceLock>";
  }

  private String roles(String name, String role) {
    return "<modifyUserRoles><userKeys confEntity='"
        + focus
        + "' userEntity='"
        + user(name).asString()
        + "'/><user-roles xmlns='urn:ietf:params:xml:ns:conference-info'>"
        + "<entry>"
        + role
        + "</entry></user-roles></modifyUserRoles>";
  }

  private String delete(String name) {
    return "<deleteUser><userKeys confEntity='"
        + focus
        + "' userEntity='"
        + user(name).asString()
        + "'/></deleteUser>";
  }

  @Test
  void anAdministratorLocksItAndPutsPeopleOut() {
    ConferenceUri uri = ConferenceUri.parse(focus).orElseThrow();
    assertThat(conferencing.focus.lock(uri, true)).isFalse();
    conferencing.join(focus, "alice");
    conferencing.join(focus, "dan");

    assertThat(conferencing.focus.lock(uri, true)).isTrue();
    assertThat(state().locked()).isTrue();
    assertThat(conferencing.focus.lock(uri, false)).isTrue();
    assertThat(state().locked()).isFalse();

    assertThat(conferencing.focus.eject(uri, user("dan"))).isTrue();
    assertThat(conferencing.focus.eject(uri, user("dan"))).isFalse();
    assertThat(state().participants()).hasSize(1);
  }

  @Test
  void givesOrganizerAndListedPresentersTheirRole() {
    assertThat(roleOf(conferencing.join(focus, "alice"))).isEqualTo("presenter");
    assertThat(roleOf(conferencing.join(focus, "bob"))).isEqualTo("presenter");
    assertThat(roleOf(conferencing.join(focus, "carol"))).isEqualTo("attendee");
    assertThat(roleOf(conferencing.join(focus, "dan"))).isEqualTo("attendee");
  }

  @Test
  void letsOnlyListedUsersIntoAClosedConference() {
    String closed = conferencing.add("alice", "CLOSED01", "closedAuthenticated", LISTED);
    conferencing.join(closed, "carol");
    Refused refused = refusedToJoin(closed, "dan");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.diagnostic()).isEqualTo(Diagnostic.CONFERENCE_FORBIDDEN);
  }

  @Test
  void letsOnlyUsersOfTheDeploymentIntoAnOpenOneAndEverybodyIntoAnAnonymousOne() {
    assertThat(refusedToJoin(focus, "stranger").status()).isEqualTo(403);
    String anonymous = conferencing.add("alice", "ANONYM01", "anonymous", "");
    assertThat(conferencing.join(anonymous, "stranger").code()).isEqualTo(C3pCode.SUCCESS);
  }

  @Test
  void knowsNoConferenceThatIsNotThereOrHasExpired() {
    Refused unknown = refusedToJoin(focus.replace("AB12CD34", "NOTTHERE"), "alice");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.diagnostic()).isEqualTo(Diagnostic.CONFERENCE_URI_INVALID);
    conferencing.clock.forward(Duration.ofDays(15));
    assertThat(refusedToJoin(focus, "alice").status()).isEqualTo(404);
  }

  @Test
  void keepsNewParticipantsOutOfALockedConferenceButNotTheOrganizer() {
    conferencing.join(focus, "bob");
    assertThat(conferencing.info(focus, "bob", lock(true)).code()).isEqualTo(C3pCode.SUCCESS);
    Refused refused = refusedToJoin(focus, "carol");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.getMessage()).contains("locked");
    assertThat(conferencing.join(focus, "alice").code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(conferencing.info(focus, "alice", lock(false)).code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(conferencing.join(focus, "carol").code()).isEqualTo(C3pCode.SUCCESS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<getConference/>|400|C3P_ADD_USER_INVALID",
        "<addUser/>|400|C3P_ADD_USER_INVALID",
        "<addUser><conferenceKeys confEntity='FOCUS'/></addUser>|400|C3P_ADD_USER_INVALID",
        "<addUser><conferenceKeys confEntity='FOCUS'/><user"
            + " entity='sip:bob@litwareinc.com'/></addUser>|400|C3P_ADD_USER_INVALID",
        "<addUser><conferenceKeys confEntity='FOCUS'/><user"
            + " entity='sip:carol@litwareinc.com'><endpoint"
            + " entity='{1}'/></user></addUser>|400|C3P_ADD_USER_INVALID",
        "<addUser><conferenceKeys confEntity='FOCUS'/><user"
            + " entity='sip:bob@litwareinc.com'><endpoint"
            + " entity='{1}'/></user></addUser>|400|C3P_ENDPOINT_ENTITY_MALFORMED",
        "<addUser><conferenceKeys confEntity='FOCUS'/><user"
            + " entity='sip:bob@litwareinc.com'><roles><entry>king</entry></roles><endpoint"
            + " entity='{1}'/></user></addUser>|400|C3P_ROLE_INVALID",
        "<addUser><conferenceKeys confEntity='sip:x@y'/><user"
            + " entity='sip:bob@litwareinc.com'/></addUser>|400|C3P_CONFERENCE_ENTITY_INVALID"
      })
  void refusesWhatDoesNotLetTheCallerJoin(String command, int status, Diagnostic diagnostic) {
    Refused refused =
        refused(
            "bob", focus, request(user("bob").asString(), focus, command.replace("FOCUS", focus)));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.diagnostic()).isEqualTo(diagnostic);
  }

  @Test
  void refusesWhoeverSpeaksForSomebodyElse() {
    Refused from =
        refused(
            "bob",
            focus,
            request(
                user("carol").asString(),
                focus,
                addUser(focus, "sip:carol@litwareinc.com", guid(1))));
    assertThat(from.diagnostic()).isEqualTo(Diagnostic.C3P_BAD_FROM);
    Refused to =
        refused("bob", focus, request(user("bob").asString(), "sip:other@x", "<addUser/>"));
    assertThat(to.diagnostic()).isEqualTo(Diagnostic.C3P_BAD_TO);
    String mcu = focus.replace(":focus:", ":chat:");
    assertThat(refused("bob", mcu, request(user("bob").asString(), mcu, "<addUser/>")).status())
        .isEqualTo(404);
  }

  @Test
  void anOrganizerHasSoManyActiveConferencesAndNoMore() {
    for (int i = 0; i < ConferencingLimits.DEFAULT.activePerOrganizer(); i++) {
      conferencing.join(
          conferencing.add("alice", "MANY00" + (10 + i), "openAuthenticated", ""), "bob");
    }
    assertThat(refusedToJoin(focus, "bob").status()).isEqualTo(403);
    assertThat(
            conferencing
                .join(conferencing.add("dan", "MANY0001", "openAuthenticated", ""), "bob")
                .code())
        .isEqualTo(C3pCode.SUCCESS);
  }

  @Test
  void timesOnlyClientsThatKnowTimers() {
    assertThat(conferencing.join(focus, "bob", "d1", 1, false).sessionExpires()).isEmpty();
    assertThat(conferencing.join(focus, "carol", "d2", 1, true).sessionExpires())
        .contains(Duration.ofSeconds(7200));
  }

  @Test
  void keepsOneSessionForEachEndpointOfAUser() {
    conferencing.join(focus, "bob", "d1", 1, false);
    conferencing.join(focus, "bob", "d2", 2, false);
    assertThat(state().participants()).hasSize(1);
    assertThat(state().participants().get(0).sessions()).hasSize(2);
    conferencing.focus.left(new FocusDialogId("d1"));
    assertThat(state().participants().get(0).sessions())
        .extracting(session -> session.dialog().value())
        .containsExactly("d2");
    conferencing.focus.left(new FocusDialogId("d2"));
    assertThat(state().participants()).isEmpty();
  }

  @Test
  void endsTheLostDialogOfAnEndpointThatJoinsAgain() {
    conferencing.join(focus, "bob", "d1", 1, false);
    conferencing.join(focus, "bob", "d2", 1, false);
    assertThat(conferencing.ended).containsExactly("d1");
    conferencing.focus.left(new FocusDialogId("d1"));
    assertThat(state().participants().get(0).sessions()).hasSize(1);
  }

  @Test
  void nobodyMovesOrEndsTheDialogOfAnother() {
    String focus = conferencing.add("alice", "BOBSDIALOG", "anonymous", "");
    conferencing.join(focus, "bob");
    FocusDialogId bobs = new FocusDialogId("bob");
    for (Runnable attempt :
        java.util.List.<Runnable>of(
            () -> conferencing.focus.checkOwn(bobs, endpoint("carol")),
            () -> conferencing.focus.leave(bobs, endpoint("carol")))) {
      assertThatThrownBy(attempt::run)
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
    }
    conferencing.focus.checkOwn(bobs, endpoint("bob"));
    conferencing.focus.leave(bobs, endpoint("bob"));
    conferencing.focus.leave(bobs, endpoint("bob"));
    assertThatThrownBy(() -> conferencing.focus.checkOwn(bobs, endpoint("bob")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(481));
  }

  @Test
  void losesTheParticipantsOfAClosedConnection() {
    conferencing.join(focus, "bob");
    conferencing.join(focus, "carol");
    conferencing.focus.flowClosed("flow-bob");
    assertThat(state().participants())
        .extracting(participant -> participant.user().user())
        .containsExactly("carol");
    assertThat(conferencing.forgotten).containsExactly("bob");
  }

  @Test
  void letsPresentersPromoteAndAttendeesNot() {
    conferencing.join(focus, "bob");
    conferencing.join(focus, "carol");
    assertThat(conferencing.info(focus, "carol", roles("carol", "presenter")).reason())
        .contains(C3pReason.UNAUTHORIZED);
    assertThat(conferencing.info(focus, "carol", lock(true)).reason())
        .contains(C3pReason.UNAUTHORIZED);
    assertThat(conferencing.info(focus, "bob", roles("carol", "presenter")).code())
        .isEqualTo(C3pCode.SUCCESS);
    assertThat(state().participant(user("carol")).orElseThrow().role()).isEqualTo(Role.PRESENTER);
    assertThat(conferencing.info(focus, "bob", roles("dan", "presenter")).reason())
        .contains(C3pReason.USER_DOESNT_EXIST);
    assertThat(conferencing.info(focus, "bob", roles("carol", "king")).reason())
        .contains(C3pReason.INVALID_ROLE);
  }

  @Test
  void leavesTheOrganizerInChair() {
    conferencing.join(focus, "alice");
    conferencing.join(focus, "bob");
    assertThat(conferencing.info(focus, "bob", roles("alice", "attendee")).reason())
        .contains(C3pReason.UNAUTHORIZED);
    assertThat(conferencing.info(focus, "bob", delete("alice")).reason())
        .contains(C3pReason.UNAUTHORIZED);
  }

  @Test
  void putsAUserOut() {
    conferencing.join(focus, "bob");
    conferencing.join(focus, "carol");
    CommandAnswer answer = conferencing.command(focus, "bob", delete("carol"));
    assertThat(answer.endsDialog()).isFalse();
    assertThat(conferencing.ended).containsExactly("carol");
    assertThat(state().participant(user("carol"))).isEmpty();
  }

  @Test
  void letsAnAttendeeDeleteItselfAndEndsItsDialogAfterTheAnswer() {
    conferencing.join(focus, "bob");
    conferencing.join(focus, "carol");
    CommandAnswer answer = conferencing.command(focus, "carol", delete("carol"));
    assertThat(answer.endsDialog()).isTrue();
    assertThat(conferencing.ended).isEmpty();
    assertThat(conferencing.info(focus, "bob", delete("carol")).reason())
        .contains(C3pReason.USER_DOESNT_EXIST);
  }

  @Test
  void endsTheConferenceForAllButKeepsTheRecord() {
    conferencing.join(focus, "bob");
    conferencing.join(focus, "carol");
    CommandAnswer answer =
        conferencing.command(
            focus,
            "bob",
            "<deleteConference><conferenceKeys confEntity='" + focus + "'/></deleteConference>");
    assertThat(answer.endsDialog()).isTrue();
    assertThat(conferencing.ended).containsExactly("carol");
    assertThat(conferencing.live.active()).isEmpty();
    assertThat(conferencing.join(focus, "bob").code()).isEqualTo(C3pCode.SUCCESS);
  }

  @Test
  void answersCommandsThatItDoesNotServe() {
    conferencing.join(focus, "bob");
    for (String command : List.of("<addConference/>", "<ping/>", "<getMCU/>", "<unheardOf/>")) {
      C3pResponse response = conferencing.info(focus, "bob", command);
      assertThat(response.code()).isEqualTo(C3pCode.FAILURE);
      assertThat(response.reason()).contains(C3pReason.NOT_SUPPORTED);
    }
  }

  @Test
  void refusesCommandsOutsideADialogOrForAnotherConference() {
    assertThat(refusedCommand("bob", lock(true)).status()).isEqualTo(481);
    conferencing.join(focus, "bob");
    Refused other = refusedCommand("bob", lock(true).replace("AB12CD34", "OTHER001"));
    assertThat(other.diagnostic()).isEqualTo(Diagnostic.C3P_CONFERENCE_ENTITY_INVALID);
    assertThat(refusedCommand("bob", "<").diagnostic()).isEqualTo(Diagnostic.C3P_PARSE_FAILURE);
    conferencing.focus.left(new FocusDialogId("bob"));
    assertThat(refusedCommand("bob", lock(true)).status()).isEqualTo(481);
  }

  private Refused refusedCommand(String name, String command) {
    try {
      conferencing.command(focus, name, command);
    } catch (Refused refused) {
      return refused;
    }
    throw new AssertionError("carried out");
  }

  @Test
  void answersACommandInTheNameOfTheCommand() {
    conferencing.join(focus, "bob");
    C3pResponse response = conferencing.info(focus, "bob", lock(true));
    assertThat(response.requestId()).isEqualTo(24788755472L);
    assertThat(response.answer()).isEqualTo(XmlElement.of(Conferencing.NS, "modifyConferenceLock"));
  }

  @Test
  void deactivatesAConferenceInWhichNobodyHasBeenForAWhile() {
    conferencing.join(focus, "bob");
    conferencing.info(focus, "bob", lock(true));
    conferencing.focus.left(new FocusDialogId("bob"));
    conferencing.clock.forward(Duration.ofMinutes(19));
    conferencing.focus.sweep();
    assertThat(state().locked()).isTrue();
    conferencing.clock.forward(Duration.ofMinutes(2));
    conferencing.focus.sweep();
    assertThat(conferencing.live.active()).isEmpty();
  }
}
