package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.conferencing.Conferencing.endpoint;
import static org.confab.core.conferencing.Conferencing.guid;
import static org.confab.core.conferencing.Conferencing.user;

import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One endpoint may do more, or less, than its user: at the Focus and at the MCUs. */
class EndpointRoleTest {
  private static final String DEVICE = "sip:bob@litwareinc.com;opaque=user:epid:desk;gruu";

  private final Conferencing conferencing = new Conferencing();
  private String focus = "";

  @BeforeEach
  void bobIsThereWithADeviceThatHasAGruu() {
    conferencing.mcus.types.add(McuType.CHAT);
    focus = conferencing.add("alice", "AB12CD34", "openAuthenticated", "");
    conferencing.join(focus, "alice");
    conferencing.focus.join(
        new JoinRequest(
            new FocusDialogId("bob"),
            endpoint("bob"),
            "flow-bob",
            "",
            Optional.of(SipUri.parse(DEVICE)),
            SipUri.parse(focus),
            false,
            Optional.empty(),
            "",
            Conferencing.request(
                user("bob").asString(),
                focus,
                Conferencing.addUser(focus, user("bob").asString(), guid(2)))));
    conferencing.chat(
        uri(),
        at("bob", "{D}", " msci:endpoint-uri='" + DEVICE + "'")
            + at("bob", "{X}", " msci:endpoint-uri='sip:bob@litwareinc.com;gruu;opaque=x'")
            + at("alice", "{A}", ""));
  }

  private static String at(String name, String endpoint, String device) {
    return "<user xmlns:msci='http://schemas.microsoft.com/rtc/2005/08/confinfoextensions'"
        + " entity='"
        + user(name).asString()
        + "' state='partial'><endpoint entity='"
        + endpoint
        + "'"
        + device
        + "><status>connected</status></endpoint></user>";
  }

  private ConferenceUri uri() {
    return ConferenceUri.parse(focus).orElseThrow();
  }

  private C3pResponse role(String by, String of, String endpoint, String role) {
    return conferencing
        .command(
            focus,
            by,
            ("<modifyEndpointRole><endpointKeys confEntity='%s' userEntity='%s'"
                    + " endpointEntity='%s'/><endpoint-roles><entry>%s</entry></endpoint-roles>"
                    + "</modifyEndpointRole>")
                .formatted(focus, user(of).asString(), endpoint, role))
        .response()
        .toCompletableFuture()
        .getNow(new C3pResponse(0, user(by), user(by), C3pCode.PENDING, XmlElement.of("", "x")));
  }

  private C3pReason lockedBy(String name) {
    return conferencing
        .info(
            focus,
            name,
            "<modifyConferenceLock><conferenceKeys confEntity='"
                + focus
                + "'/><locked>true</locked></modifyConferenceLock>")
        .reason()
        .orElse(C3pReason.OTHER_FAILURE);
  }

  @Test
  void whatComesByADialogHasTheRoleOfItsEndpoint() {
    assertThat(lockedBy("bob")).isEqualTo(C3pReason.UNAUTHORIZED);
    assertThat(role("alice", "bob", guid(2), "presenter").code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(conferencing.info(focus, "bob", lock()).code()).isEqualTo(C3pCode.SUCCESS);
    conferencing.join(focus, "bob", "bob2", 3, false);
    CommandAnswer other =
        conferencing.focus.command(
            new FocusDialogId("bob2"),
            endpoint("bob"),
            SipUri.parse(focus),
            Conferencing.request(user("bob").asString(), focus, lock()));
    assertThat(other.response().toCompletableFuture().join().reason())
        .as("his other endpoint")
        .contains(C3pReason.UNAUTHORIZED);
  }

  private String lock() {
    return "<modifyConferenceLock><conferenceKeys confEntity='"
        + focus
        + "'/><locked>false</locked></modifyConferenceLock>";
  }

  @Test
  void theMcuIsToldOfTheCallsOfThatDeviceAlone() {
    role("alice", "bob", guid(2), "presenter");
    assertThat(conferencing.mcus.commands()).containsExactly("modifyEndpointRole");
    XmlElement told = conferencing.mcus.last().command();
    assertThat(told.child("endpointKeys").flatMap(keys -> keys.attribute("endpointEntity")))
        .contains("{D}");
    assertThat(told.path("endpoint-roles", "entry").orElseThrow().text()).isEqualTo("presenter");
  }

  @Test
  void aCallThatComesLaterHasTheRoleOfItsDevice() {
    ConferenceUri chat = uri().mcu(McuType.CHAT);
    assertThat(conferencing.focus.mcus().caller(chat, endpoint("bob")).own()).isEmpty();
    role("alice", "bob", guid(2), "presenter");
    assertThat(conferencing.focus.mcus().caller(chat, endpoint("bob")).own())
        .contains(Role.PRESENTER);
    EndpointId other = new EndpointId(user("bob"), Epid.of("other"));
    assertThat(conferencing.focus.mcus().caller(chat, other).own()).isEmpty();
  }

  @Test
  void anEndpointOfAnMcuIsThatMcusBusiness() {
    assertThat(role("alice", "bob", "{X}", "presenter").code()).isEqualTo(C3pCode.PENDING);
    assertThat(conferencing.mcus.commands()).containsExactly("modifyEndpointRole");
  }

  @Test
  void theUsersRoleEndsThatOfHisEndpoints() {
    role("alice", "bob", guid(2), "presenter");
    conferencing.info(
        focus,
        "alice",
        "<modifyUserRoles><userKeys confEntity='%s' userEntity='%s'/><user-roles><entry>attendee"
                .formatted(focus, user("bob").asString())
            + "</entry></user-roles></modifyUserRoles>");
    assertThat(lockedBy("bob")).isEqualTo(C3pReason.UNAUTHORIZED);
  }

  @Test
  void nobodyWorksAgainstTheOrganizerByWayOfAnMcu() {
    role("alice", "bob", guid(2), "presenter");
    int before = conferencing.mcus.told.size();
    assertThat(role("bob", "alice", "{A}", "attendee").reason()).contains(C3pReason.UNAUTHORIZED);
    assertThat(
            conferencing
                .info(
                    focus,
                    "bob",
                    "<deleteUser xmlns:m='http://schemas.microsoft.com/rtc/2005/08/cccpextensions'"
                        + " m:mcuUri='"
                        + focus.replace(":focus:", ":chat:")
                        + "'><userKeys confEntity='"
                        + focus
                        + "' userEntity='"
                        + user("alice").asString()
                        + "'/></deleteUser>")
                .reason())
        .contains(C3pReason.UNAUTHORIZED);
    assertThat(conferencing.mcus.told).hasSize(before);
  }
}
