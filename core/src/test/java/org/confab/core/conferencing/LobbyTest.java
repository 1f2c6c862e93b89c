package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.endpoint;
import static org.confab.core.conferencing.Conferencing.guid;
import static org.confab.core.conferencing.Conferencing.request;
import static org.confab.core.conferencing.Conferencing.user;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Roster;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conference in which some have to wait. */
class LobbyTest {
  private final Conferencing conferencing = new Conferencing();
  private String focus = "";

  @BeforeEach
  void aConferenceWithALobby() {
    focus =
        conferencing
            .service(
                "alice",
                Conferencing.addConference(
                    "<msci:conference-id>AB12CD34</msci:conference-id>"
                        + "<msci:lobby-capable>true</msci:lobby-capable>",
                    "<ci:users><ci:user entity='sip:bob@litwareinc.com'/></ci:users>"))
            .answer()
            .child("conference-info")
            .flatMap(info -> info.attribute("entity"))
            .orElseThrow();
    conferencing.join(focus, "alice");
    conferencing.subscribe(focus, "alice");
  }

  private C3pResponse comes(String name, boolean capable) {
    return comes(name, capable, name, 1);
  }

  private C3pResponse comes(String name, boolean capable, String dialog, int guid) {
    String uri = user(name).asString();
    String body =
        Conferencing.addUser(focus, uri, guid(guid))
            .replace(
                "'/></ci:user>",
                "'><clientInfo><lobby-capable>"
                    + capable
                    + "</lobby-capable></clientInfo></ci:endpoint></ci:user>");
    return C3pCodec.readResponse(
        conferencing
            .focus
            .join(
                new JoinRequest(
                    new FocusDialogId(dialog),
                    endpoint(name),
                    "flow-" + name,
                    "",
                    Optional.empty(),
                    SipUri.parse(focus),
                    false,
                    Optional.empty(),
                    "",
                    request(uri, focus, body)))
            .body()
            .bytes());
  }

  private C3pResponse access(String name, String access) {
    return conferencing.info(
        focus,
        "alice",
        "<setUserAccess><conferenceKeys confEntity='"
            + focus
            + "'/><userEntity>"
            + user(name).asString()
            + "</userEntity><access>"
            + access
            + "</access></setUserAccess>");
  }

  private ConferenceState state() {
    return conferencing.live.find(ConferenceUri.parse(focus).orElseThrow()).orElseThrow();
  }

  private Roster.User lastSeen() {
    var seen = conferencing.seenBy("alice");
    return seen.get(seen.size() - 1).users().orElseThrow().users().get(0);
  }

  @Test
  void whoIsListedNeedNotWait() {
    assertThat(comes("bob", true).code()).isEqualTo(C3pCode.SUCCESS);
  }

  @Test
  void whoIsNotListedWaitsAndIsSeenWaitingButDoesNotCount() {
    assertThat(comes("carol", true).code()).isEqualTo(C3pCode.PENDING);
    assertThat(state().participant(user("carol"))).isEmpty();
    assertThat(lastSeen().endpoints())
        .extracting(Roster.Endpoint::status)
        .containsExactly("on-hold");
    var seen = conferencing.seenBy("alice");
    assertThat(seen.get(seen.size() - 1).users().orElseThrow().participants()).contains(1);
  }

  @Test
  void aConferenceInWhichNobodyButTheLobbyIsGivenUp() {
    String other = focus.replace("AB12CD34", "EF56AB78");
    conferencing.service(
        "alice",
        Conferencing.addConference(
            "<msci:conference-id>EF56AB78</msci:conference-id>"
                + "<msci:lobby-capable>true</msci:lobby-capable>",
            ""));
    focus = other;
    assertThat(comes("carol", true).code()).isEqualTo(C3pCode.PENDING);

    conferencing.clock.forward(Duration.ofHours(1));
    conferencing.focus.sweep();
    assertThat(conferencing.live.find(ConferenceUri.parse(other).orElseThrow())).isEmpty();
    assertThat(conferencing.ended).contains("carol");
  }

  @Test
  void aClientThatCannotWaitIsToldSo() {
    assertThatThrownBy(() -> comes("carol", false))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.diagnostic()).isEqualTo(Diagnostic.CONFERENCE_FORBIDDEN);
            })
        .hasMessageContaining("lobby");
  }

  @Test
  void whoIsLetInGetsTheFinalAnswerOfTheJoin() {
    comes("carol", true);
    assertThat(access("carol", "granted").code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(state().participant(user("carol"))).isPresent();
    assertThat(state().lobby()).isEmpty();
    List<C3pResponse> infos = conferencing.infos.get("carol");
    assertThat(infos).extracting(C3pResponse::code).containsExactly(C3pCode.SUCCESS);
    assertThat(infos.get(0).answer().path("user", "roles", "entry").orElseThrow().text())
        .isEqualTo("attendee");
    assertThat(lastSeen().endpoints())
        .extracting(Roster.Endpoint::status)
        .containsExactly("connected");
  }

  @Test
  void whoIsSentAwayIsToldAndLosesTheDialog() {
    comes("carol", true);
    assertThat(access("carol", "denied").code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(conferencing.infos.get("carol").get(0).reason()).contains(C3pReason.FORBIDDEN);
    assertThat(conferencing.ended).containsExactly("carol");
    assertThat(lastSeen()).isEqualTo(Roster.User.gone(user("carol")));
    assertThat(access("carol", "granted").reason()).contains(C3pReason.USER_DOESNT_EXIST);
    assertThat(access("carol", "perhaps").reason()).contains(C3pReason.REQUEST_MALFORMED);
  }

  private C3pResponse grant(String... names) {
    StringBuilder users = new StringBuilder();
    for (String name : names) {
      users.append("<userEntity>").append(user(name).asString()).append("</userEntity>");
    }
    return conferencing.info(
        focus,
        "alice",
        "<setUserAccess><conferenceKeys confEntity='"
            + focus
            + "'/>"
            + users
            + "<access>granted</access></setUserAccess>");
  }

  @Test
  void whoIsNamedTwiceComesInOnce() {
    comes("carol", true);
    assertThat(grant("carol", "CAROL").code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(state().participant(user("carol")).orElseThrow().sessions()).hasSize(1);
    assertThat(conferencing.infos.get("carol")).hasSize(1);
    assertThat(conferencing.ended).isEmpty();
  }

  @Test
  void nobodyIsLetInWhereThereIsNoRoomForAll() {
    conferencing.rules.size = 3;
    comes("carol", true);
    comes("dan", true);
    conferencing.rules.size = 2;
    assertThat(grant("carol", "dan").reason()).contains(C3pReason.MAXIMUM_MEETING_SIZE_EXCEEDED);
    assertThat(state().lobby()).hasSize(2);
    assertThat(state().participants()).hasSize(1);
    assertThat(grant("dan").code()).isEqualTo(C3pCode.SUCCESS);
  }

  private C3pResponse comesAgain(String dialog, int guid) {
    return comes("carol", true, dialog, guid);
  }

  @Test
  void nobodyFillsTheLobbyAlone() {
    comesAgain("carol1", 1);
    comesAgain("carol2", 2);
    assertThatThrownBy(() -> comesAgain("carol3", 3))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("of this user");
    assertThat(comesAgain("carol4", 2).code()).as("a lost session").isEqualTo(C3pCode.PENDING);
    assertThat(state().lobby())
        .extracting(one -> one.session().dialog().value())
        .containsExactly("carol1", "carol4");
    assertThat(conferencing.ended).containsExactly("carol2");
    assertThat(comes("dan", true).code()).isEqualTo(C3pCode.PENDING);
  }

  @Test
  void patienceEnds() {
    comes("carol", true);
    conferencing.clock.forward(Duration.ofMinutes(16));
    conferencing.focus.sweep();
    assertThat(conferencing.infos.get("carol").get(0).reason()).contains(C3pReason.TIME_OUT);
    assertThat(state().lobby()).isEmpty();
  }

  @Test
  void whoWaitsGivesNoCommandsAndSeesNothing() {
    comes("carol", true);
    assertThatThrownBy(() -> conferencing.command(focus, "carol", "<getConference/>"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> conferencing.subscribe(focus, "carol")).isInstanceOf(Refused.class);
  }

  @Test
  void whoGoesAwayWaitsNoLonger() {
    comes("carol", true);
    conferencing.focus.left(new FocusDialogId("carol"));
    assertThat(state().lobby()).isEmpty();
    assertThat(lastSeen()).isEqualTo(Roster.User.gone(user("carol")));
    comes("dan", true);
    conferencing.focus.flowClosed("flow-dan");
    assertThat(state().lobby()).isEmpty();
  }

  @Test
  void theEndOfTheConferenceEndsTheWaiting() {
    comes("carol", true);
    conferencing.info(
        focus,
        "alice",
        "<deleteConference><conferenceKeys confEntity='" + focus + "'/></deleteConference>");
    assertThat(conferencing.infos.get("carol").get(0).reason())
        .contains(C3pReason.CONFERENCE_DOESNT_EXIST);
    assertThat(conferencing.ended).contains("carol");
  }
}
