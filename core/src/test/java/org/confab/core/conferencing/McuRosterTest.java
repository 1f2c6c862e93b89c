package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.user;

import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Roster;
import org.confab.protocol.mcu.JoiningMethod;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuOrigin;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.MediaFilters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an MCU tells of a conference, and what becomes of it in the roster. */
class McuRosterTest {
  private final Conferencing conferencing = new Conferencing();
  private String focus = "";
  private ConferenceUri uri =
      ConferenceUri.parse("sip:a@b;gruu;opaque=app:conf:focus:id:AB12CD34").orElseThrow();
  private long version;

  @BeforeEach
  void twoInside() {
    conferencing.mcus.types.add(McuType.CHAT);
    focus = conferencing.add("alice", "AB12CD34", "openAuthenticated", "");
    uri = ConferenceUri.parse(focus).orElseThrow();
    conferencing.join(focus, "alice");
    conferencing.join(focus, "bob");
    conferencing.subscribe(focus, "alice");
  }

  private static McuLeg leg(String endpoint, LegStatus status) {
    return new McuLeg(
        endpoint,
        McuType.CHAT,
        status,
        JoiningMethod.DIALED_IN,
        Optional.empty(),
        "call",
        false,
        List.of(),
        Optional.empty());
  }

  private void tells(DocumentState state, String name, LegStatus status) {
    conferencing
        .focus
        .mcus()
        .state(
            new McuState(
                new McuOrigin("mcu1", new java.util.UUID(0, 1)),
                uri,
                McuType.CHAT,
                0,
                ++version,
                state,
                List.of(new McuState.Member(user(name), List.of(leg("{" + name + "}", status)))),
                Optional.of(new McuState.View(false, MediaFilters.OPEN))));
  }

  private ConferenceDocument last() {
    List<ConferenceDocument> seen = conferencing.seenBy("alice");
    return seen.get(seen.size() - 1);
  }

  @Test
  void theEndpointAtTheMcuStandsBesideTheOneAtTheFocus() {
    conferencing.focus.mcus().served(uri.mcu(McuType.CHAT));
    tells(DocumentState.FULL, "bob", LegStatus.CONNECTED);
    Roster.User bob = last().users().orElseThrow().users().get(0);
    assertThat(bob.endpoints())
        .extracting(Roster.Endpoint::sessionType)
        .containsExactly("focus", "chat");
    assertThat(last().views().get(0).entity()).isEqualTo(focus.replace(":focus:", ":chat:"));
    tells(DocumentState.PARTIAL, "bob", LegStatus.DISCONNECTED);
    assertThat(last().users().orElseThrow().users().get(0).endpoints()).hasSize(1);
  }

  @Test
  void whenTheMcuIsLostItsEndpointsAreGone() {
    tells(DocumentState.FULL, "bob", LegStatus.CONNECTED);
    conferencing.focus.mcus().unserved(uri.mcu(McuType.CHAT));
    assertThat(last().users().orElseThrow().users().get(0).endpoints())
        .extracting(Roster.Endpoint::sessionType)
        .containsExactly("focus");
  }

  @Test
  void whoCalledTheMcuAndIsNotInsideIsPutOutThere() {
    tells(DocumentState.PARTIAL, "bob", LegStatus.CONNECTED);
    assertThat(conferencing.mcus.commands()).isEmpty();
    tells(DocumentState.PARTIAL, "dan", LegStatus.CONNECTED);
    assertThat(conferencing.mcus.commands()).containsExactly("deleteUser");
  }

  @Test
  void theOrganizerWhoIsAtAnMcuAloneIsSparedToo() {
    tells(DocumentState.FULL, "alice", LegStatus.CONNECTED);
    String keys = "<userKeys confEntity='" + focus + "' userEntity='sip:%s@litwareinc.com'/>";
    conferencing.info(
        focus,
        "alice",
        "<modifyUserRoles>"
            + keys.formatted("bob")
            + "<user-roles><entry>presenter</entry></user-roles></modifyUserRoles>");
    conferencing.focus.left(new FocusDialogId("alice"));
    C3pResponse answer =
        conferencing.info(focus, "bob", "<deleteUser>" + keys.formatted("alice") + "</deleteUser>");
    assertThat(answer.reason()).contains(C3pReason.UNAUTHORIZED);
  }

  @Test
  void onlyWhoIsInsideReachesAnMcu() {
    ConferenceUri chat = uri.mcu(McuType.CHAT);
    assertThat(conferencing.focus.mcus().member(chat, user("bob")).displayName()).isEqualTo("Bob");
    assertThatThrownBy(() -> conferencing.focus.mcus().member(chat, user("dan")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
  }

  @Test
  void theEndOfTheConferenceEndsItAtItsMcus() {
    conferencing.info(
        focus,
        "alice",
        "<deleteConference><conferenceKeys confEntity='" + focus + "'/></deleteConference>");
    assertThat(conferencing.mcus.over).containsExactly(uri);
  }

  @Test
  void anMcuThatTellsWithoutEndIsBelievedSoManyAndNoMore() {
    StringBuilder users = new StringBuilder();
    for (int i = 0; i < McuRoster.MEMBERS + 10; i++) {
      users.append(
          "<user entity='sip:u%d@litwareinc.com'><endpoint entity='{%d}'/></user>".formatted(i, i));
    }
    for (int i = 0; i < McuRoster.ENDPOINTS + 10; i++) {
      users.append(
          "<user entity='sip:u0@litwareinc.com' state='partial'><endpoint entity='{x%d}'/></user>"
              .formatted(i));
    }
    McuRoster roster =
        McuRoster.EMPTY
            .merge(
                org.confab.protocol.xml.Xml.read(
                    ("<conference-info xmlns='urn:ietf:params:xml:ns:conference-info'"
                            + " state='partial'><users state='partial'>"
                            + users
                            + "</users></conference-info>")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    org.confab.protocol.xml.XmlLimits.MCU_LINK))
            .next();
    assertThat(roster.members()).hasSize(McuRoster.MEMBERS);
    assertThat(
            roster
                .members()
                .get(org.confab.protocol.sip.SipUri.parse("sip:u0@litwareinc.com"))
                .endpoints())
        .hasSize(McuRoster.ENDPOINTS);
  }
}
