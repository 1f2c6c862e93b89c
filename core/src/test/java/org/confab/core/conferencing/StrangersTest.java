package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.guid;
import static org.confab.core.conferencing.Conferencing.user;

import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever has no account, or was put out, is nobody else the next time. */
class StrangersTest {
  private static final SipUri NOBODY =
      SipUri.parse("sip:6551156d569c4b7d945f310ff10943c5@anonymous.invalid");

  private final Conferencing conferencing = new Conferencing();
  private String focus = "";

  @BeforeEach
  void aConferenceForEverybody() {
    conferencing.mcus.types.add(McuType.CHAT);
    focus =
        conferencing.add(
            "alice",
            "AB12CD34",
            "anonymous",
            "<msci:conference-view><msci:entity-view entity='chat'/></msci:conference-view>");
    conferencing.join(focus, "alice");
  }

  private JoinAnswer comes(String dialog, String flow, int guid) {
    return comes(dialog, flow, guid, "");
  }

  private JoinAnswer comes(String dialog, String flow, int guid, String name) {
    String uri = NOBODY.asString();
    return conferencing.focus.join(
        new JoinRequest(
            new FocusDialogId(dialog),
            new EndpointId(NOBODY, Epid.of("ab12cd34ef")),
            flow,
            name,
            Optional.empty(),
            SipUri.parse(focus),
            false,
            Optional.empty(),
            "",
            Conferencing.request(uri, focus, Conferencing.addUser(focus, uri, guid(guid)))));
  }

  @Test
  void whoGetsTheAddressOfARemovedAccountHasNoneOfItsRights() {
    String listed =
        conferencing.add(
            "alice",
            "EF56AB78",
            "openAuthenticated",
            "<ci:users><ci:user entity='sip:bob@litwareinc.com'><ci:roles><ci:entry>presenter"
                + "</ci:entry></ci:roles></ci:user></ci:users>");
    conferencing.join(listed, "dan");
    conferencing.join(focus, "bob");
    promote(user("bob"));
    conferencing.focus.left(new FocusDialogId("bob"));
    String bobs = conferencing.add("bob", "AB12CD34", "anonymous", "");
    conferencing.join(bobs, "carol");

    conferencing.focus.personGone(user("bob"));
    assertThat(conferencing.live.find(ConferenceUri.parse(bobs).orElseThrow())).isEmpty();
    assertThat(conferencing.ended).contains("carol");
    for (String one : java.util.List.of(focus, listed)) {
      conferencing.join(one, "bob");
      assertThat(
              conferencing
                  .live
                  .find(ConferenceUri.parse(one).orElseThrow())
                  .orElseThrow()
                  .participant(user("bob"))
                  .map(Participant::role))
          .contains(Role.ATTENDEE);
      conferencing.focus.left(new FocusDialogId("bob"));
    }
  }

  @Test
  void theNameThatAStrangerGivesHimselfIsBounded() {
    assertThatThrownBy(() -> comes("d1", "flow-1", 1, "x".repeat(257)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(413));
    assertThatThrownBy(() -> comes("d1", "flow-1", 1, "Gus\u0001tav"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));
    comes("d1", "flow-1", 1, "Gustav <& Söhne>");
    assertThat(
            conferencing
                .live
                .find(ConferenceUri.parse(focus).orElseThrow())
                .orElseThrow()
                .participant(NOBODY)
                .orElseThrow()
                .displayName())
        .isEqualTo("Gustav <& Söhne>");
  }

  private void command(String command, SipUri about, String more) {
    conferencing.info(
        focus,
        "alice",
        "<%1$s><userKeys confEntity='%2$s' userEntity='%3$s'/>%4$s</%1$s>"
            .formatted(command, focus, about.asString(), more));
  }

  private void promote(SipUri who) {
    command(
        "modifyUserRoles",
        who,
        "<user-roles xmlns='urn:ietf:params:xml:ns:conference-info'>"
            + "<entry>presenter</entry></user-roles>");
    assertThat(role(who)).contains(Role.PRESENTER);
  }

  private Optional<Role> role(SipUri who) {
    return conferencing
        .live
        .find(ConferenceUri.parse(focus).orElseThrow())
        .orElseThrow()
        .participant(who)
        .map(Participant::role);
  }

  @Test
  void nobodyTakesTheAddressOfAStrangerWhoIsInside() {
    comes("first", "flow-1", 1);
    promote(NOBODY);

    assertThatThrownBy(() -> comes("second", "flow-2", 2))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.diagnostic()).isEqualTo(Diagnostic.CONFERENCE_FORBIDDEN);
            });
    comes("third", "flow-1", 3);
  }

  @Test
  void theRoleOfAStrangerEndsWhenHeLeaves() {
    comes("first", "flow-1", 1);
    promote(NOBODY);
    conferencing.focus.flowClosed("flow-1");
    assertThat(role(NOBODY)).isEmpty();

    comes("second", "flow-2", 2);
    assertThat(role(NOBODY)).contains(Role.ATTENDEE);
  }

  @Test
  void whoIsPutOutComesBackWithoutTheRoleHeWasGiven() {
    conferencing.join(focus, "bob");
    promote(user("bob"));
    command("deleteUser", user("bob"), "");
    assertThat(role(user("bob"))).isEmpty();

    conferencing.join(focus, "bob");
    assertThat(role(user("bob"))).contains(Role.ATTENDEE);
  }

  @Test
  void whoLeavesByHimselfKeepsTheRoleHeWasGiven() {
    conferencing.join(focus, "bob");
    promote(user("bob"));
    conferencing.focus.flowClosed("flow-bob");

    conferencing.join(focus, "bob");
    assertThat(role(user("bob"))).contains(Role.PRESENTER);
  }

  @Test
  void anAttendeeHasNothingSaidOfHimselfToAnMcuNorDoesAPresenterEndItThere() {
    conferencing.join(focus, "bob");
    String chat = focus.replace(":focus:", ":chat:");
    String named =
        " xmlns:mscp='http://schemas.microsoft.com/rtc/2005/08/cccpextensions' mscp:mcuUri='"
            + chat
            + "'";

    assertThat(
            conferencing
                .info(
                    focus,
                    "bob",
                    Conferencing.addUser(focus, user("bob").asString(), guid(7))
                        .replace("<addUser>", "<addUser" + named + ">")
                        .replace("attendee", "presenter"))
                .reason())
        .contains(C3pReason.UNAUTHORIZED);
    assertThat(
            conferencing
                .info(
                    focus,
                    "alice",
                    "<deleteConference"
                        + named
                        + "><conferenceKeys confEntity='"
                        + focus
                        + "'/></deleteConference>")
                .reason())
        .contains(C3pReason.NOT_SUPPORTED);
    assertThat(conferencing.mcus.told).isEmpty();
  }
}
