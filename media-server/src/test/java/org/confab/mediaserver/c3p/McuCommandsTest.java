package org.confab.mediaserver.c3p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.confab.mediaserver.immcu.ImConference;
import org.confab.mediaserver.immcu.TestMcu;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceNamespaces;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.McuCommand;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuNamespaces;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.mcu.RoomSettings;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class McuCommandsTest {
  private static final String ID = "AB12CD34";

  private final TestMcu test = new TestMcu();
  private final ImConference conference = test.conference(ID);
  private final McuCommands commands = new McuCommands(test.mcu, this::description, test.figures);

  private McuDescription description() {
    return new McuDescription(
        "m1",
        new UUID(1, 2),
        URI.create("https://127.0.0.1:8444/c3p"),
        SipUri.parse("sip:127.0.0.1:5063;transport=tls"),
        Set.of(McuType.CHAT),
        test.mcu.load(),
        test.mcu.draining());
  }

  private C3pResponse answer(XmlElement command) {
    C3pResponse response =
        commands.answer(
            new C3pRequest(7, TestMcu.focus(ID).asUri(), TestMcu.chat(ID).asUri(), command));
    assertThat(response.requestId()).isEqualTo(7);
    assertThat(response.from()).isEqualTo(TestMcu.chat(ID).asUri());
    assertThat(response.answer().name()).isEqualTo(command.name());
    return response;
  }

  private void succeeds(XmlElement command) {
    C3pResponse response = answer(command);
    assertThat(response.code()).as("%s", response.answer()).isEqualTo(C3pCode.SUCCESS);
  }

  private void fails(XmlElement command, C3pReason reason) {
    C3pResponse response = answer(command);
    assertThat(response.code()).isEqualTo(C3pCode.FAILURE);
    assertThat(response.reason()).contains(reason);
  }

  private static XmlElement command(McuCommand command, String id, String keys) {
    return XmlElement.of(NAMESPACE, command.wireName())
        .with("{" + McuNamespaces.MSCP + "}mcuUri", TestMcu.chat(id).asString())
        .with(XmlElement.of(NAMESPACE, keys).with("confEntity", TestMcu.focus(id).asString()));
  }

  private static XmlElement user(McuCommand command, String id, String name) {
    XmlElement out = command(command, id, "userKeys");
    XmlElement keys = out.requiredChild("userKeys").with("userEntity", "sip:" + name + "@x.test");
    return new XmlElement(out.namespace(), out.name(), out.attributes(), List.of(keys), "");
  }

  private void bobIsIn() {
    test.join(conference, "bob");
    assertThat(conference.size()).isEqualTo(1);
  }

  @Test
  void theMcuDescribesItself() {
    for (McuCommand command : List.of(McuCommand.GET_MCU, McuCommand.PING)) {
      C3pResponse response = answer(XmlElement.of(NAMESPACE, command.wireName()));
      assertThat(McuDescription.read(response.answer().requiredChild("mcu")))
          .isEqualTo(description());
    }
  }

  @Test
  void addConferenceTwiceIsOneConference() {
    XmlElement add = Provision.empty(TestMcu.settings("ZZ99ZZ99", 0)).element();
    succeeds(add);
    succeeds(add);
    assertThat(test.mcu.load().conferences()).isEqualTo(2);
    fails(
        Provision.empty(TestMcu.settings("ZZ99ZZ99", 0))
            .element()
            .with("x", "y")
            .with(
                XmlElement.of(McuNamespaces.MCU, "legs").with(XmlElement.of(NAMESPACE, "addUser"))),
        C3pReason.REQUEST_MALFORMED);
    fails(XmlElement.of(NAMESPACE, "addConference"), C3pReason.REQUEST_MALFORMED);
  }

  @Test
  void addConferenceOfAnotherTypeOrBeyondTheLimitIsRefused() {
    fails(
        Provision.empty(
                new McuConference(
                    TestMcu.focus(ID), McuType.MEETING, 0, 0, false, MediaFilters.OPEN))
            .element(),
        C3pReason.NOT_SUPPORTED);
    test.conference("ZZ99ZZ91");
    test.conference("ZZ99ZZ92");
    fails(Provision.empty(TestMcu.settings("ZZ99ZZ93", 0)).element(), C3pReason.SERVER_BUSY);
  }

  @Test
  void deleteConferenceEndsIt() {
    bobIsIn();
    succeeds(command(McuCommand.DELETE_CONFERENCE, ID, "conferenceKeys"));
    assertThat(conference.ended()).isTrue();
    fails(
        command(McuCommand.DELETE_CONFERENCE, ID, "conferenceKeys"),
        C3pReason.CONFERENCE_DOESNT_EXIST);
  }

  @Test
  void modifyConferenceChangesFiltersAndTheRoomButNeitherLockNorLimits() {
    MediaFilters silent = new MediaFilters(false, true, false);
    McuConference wished =
        new McuConference(TestMcu.focus(ID), McuType.CHAT, 0, 9, true, silent, RoomSettings.PLAIN);
    succeeds(modify(wished));
    assertThat(conference.given()).isEqualTo(TestMcu.settings(ID, 0).withFilters(silent));
    succeeds(announcements("true"));
    assertThat(conference.given().room().announced()).isTrue();
    assertThat(conference.given().filters()).as("what is not named stays").isEqualTo(silent);
    fails(announcements("perhaps"), C3pReason.REQUEST_MALFORMED);
    XmlElement aimed =
        modify(TestMcu.settings(ID, 0))
            .with("{" + McuNamespaces.MSCP + "}mcuUri", TestMcu.chat("ZZ99ZZ99").asString());
    fails(aimed, C3pReason.REQUEST_MALFORMED);
    fails(modify(TestMcu.settings(ID, 5)), C3pReason.INVALID_VERSION);
    fails(modify(TestMcu.settings("ZZ99ZZ99", 0)), C3pReason.CONFERENCE_DOESNT_EXIST);
  }

  /** As Communicator of Lync 2010 words it ([MS-CONFBAS] 4.4.10). */
  private static XmlElement announcements(String enabled) {
    return Xml.read(
        """
        <modifyConference xmlns="urn:ietf:params:xml:ns:cccp" mcuUri="%2$s">
         <conference-info xmlns="urn:ietf:params:xml:ns:conference-info" entity="%1$s"
           state="partial"><msci:conference-view
           xmlns:msci="http://schemas.microsoft.com/rtc/2005/08/confinfoextensions"
           xmlns:ci="urn:ietf:params:xml:ns:conference-info" ci:state="partial">
          <msci:entity-view ci:state="partial" entity="%2$s"><msci:entity-state>
           <separator xmlns="urn:ietf:params:xml:ns:conference-info-separator"/>
           <separator xmlns="urn:ietf:params:xml:ns:conference-info-separator"/>
           <entry-exit-announcements
             xmlns="http://schemas.microsoft.com/rtc/2009/03/commonmcuextensions">
            <modifiable>true</modifiable><enabled>%3$s</enabled></entry-exit-announcements>
          </msci:entity-state></msci:entity-view></msci:conference-view></conference-info>
        </modifyConference>
        """
            .formatted(TestMcu.focus(ID).asString(), TestMcu.chat(ID).asString(), enabled));
  }

  private static XmlElement modify(McuConference conference) {
    return XmlElement.of(NAMESPACE, "modifyConference")
        .with("{" + McuNamespaces.MSCP + "}mcuUri", conference.uri().asString())
        .with(conference.element());
  }

  @Test
  void modifyConferenceLockLocks() {
    XmlElement lock = command(McuCommand.MODIFY_CONFERENCE_LOCK, ID, "conferenceKeys");
    succeeds(lock.withTextChild("locked", "true"));
    assertThat(conference.given().locked()).isTrue();
    fails(lock.withTextChild("locked", "maybe"), C3pReason.REQUEST_MALFORMED);
  }

  @Test
  void getConferenceTellsWhoIsIn() {
    bobIsIn();
    C3pResponse response = answer(command(McuCommand.GET_CONFERENCE, ID, "conferenceKeys"));
    McuState state = McuState.read(response.answer().requiredChild("conference-info"));
    assertThat(state.members())
        .extracting(McuState.Member::user)
        .containsExactly(TestMcu.user("bob"));
  }

  @Test
  void addUserAnnouncesAnEndpoint() {
    succeeds(TestMcu.expected(ID, "carol", Role.ATTENDEE).element());
    fails(
        TestMcu.expected("ZZ99ZZ99", "carol", Role.ATTENDEE).element(),
        C3pReason.CONFERENCE_DOESNT_EXIST);
  }

  @Test
  void deleteUserPutsOut() {
    bobIsIn();
    succeeds(user(McuCommand.DELETE_USER, ID, "bob"));
    assertThat(conference.size()).isZero();
    fails(user(McuCommand.DELETE_USER, ID, "bob"), C3pReason.USER_DOESNT_EXIST);
    fails(command(McuCommand.DELETE_USER, ID, "userKeys"), C3pReason.REQUEST_MALFORMED);
  }

  @Test
  void modifyUserRolesGivesAnotherRole() {
    bobIsIn();
    succeeds(user(McuCommand.MODIFY_USER_ROLES, ID, "bob").with(roles("presenter")));
    fails(
        user(McuCommand.MODIFY_USER_ROLES, ID, "bob").with(roles("king")), C3pReason.INVALID_ROLE);
    fails(
        user(McuCommand.MODIFY_USER_ROLES, ID, "dan").with(roles("presenter")),
        C3pReason.USER_DOESNT_EXIST);
  }

  private static XmlElement roles(String role) {
    return XmlElement.of(ConferenceNamespaces.CI, "user-roles").withTextChild("entry", role);
  }

  @Test
  void modifyEndpointRoleGivesOneEndpointAnother() {
    bobIsIn();
    conference.filters(new MediaFilters(false, true, false));
    assertThat(bob().blocked()).isTrue();
    succeeds(endpointRole("{bob}", "presenter"));
    assertThat(bob().blocked()).isFalse();
    assertThat(bob().role()).contains(Role.PRESENTER);
    succeeds(user(McuCommand.MODIFY_USER_ROLES, ID, "bob").with(roles("attendee")));
    assertThat(bob().blocked()).isTrue();
    assertThat(bob().role()).as("the user's counts for all his endpoints").isEmpty();
    fails(endpointRole("{other}", "presenter"), C3pReason.ENDPOINT_DOESNT_EXIST);
    fails(endpointRole("{bob}", "king"), C3pReason.INVALID_ROLE);
  }

  private org.confab.protocol.mcu.McuLeg bob() {
    return conference.whole().members().get(0).legs().get(0);
  }

  private static XmlElement endpointRole(String endpoint, String role) {
    return XmlElement.of(NAMESPACE, "modifyEndpointRole")
        .with("{" + McuNamespaces.MSCP + "}mcuUri", TestMcu.chat(ID).asString())
        .with(
            XmlElement.of(NAMESPACE, "endpointKeys")
                .with("confEntity", TestMcu.focus(ID).asString())
                .with("userEntity", "sip:bob@x.test")
                .with("endpointEntity", endpoint),
            XmlElement.of(ConferenceNamespaces.CI, "endpoint-roles").withTextChild("entry", role));
  }

  @Test
  void modifyEndpointMediaBlocksOneEndpoint() {
    bobIsIn();
    succeeds(media("{bob}", "block"));
    fails(media("{other}", "block"), C3pReason.ENDPOINT_DOESNT_EXIST);
    fails(media("{bob}", "shout"), C3pReason.REQUEST_MALFORMED);
  }

  private static XmlElement media(String endpoint, String filter) {
    XmlElement keys =
        XmlElement.of(NAMESPACE, "mediaKeys")
            .with("confEntity", TestMcu.focus(ID).asString())
            .with("userEntity", "sip:bob@x.test")
            .with("endpointEntity", endpoint)
            .with("mediaId", "1");
    return XmlElement.of(NAMESPACE, "modifyEndpointMedia")
        .with("{" + McuNamespaces.MSCP + "}mcuUri", TestMcu.chat(ID).asString())
        .with(
            keys,
            XmlElement.of(ConferenceNamespaces.CI, "media")
                .with("id", "1")
                .with(
                    XmlElement.of(ConferenceNamespaces.MSCI, "media-ingress-filter")
                        .withText(filter)));
  }

  @Test
  void modifyUsersMediaFiltersHoldsForAll() {
    bobIsIn();
    XmlElement all = command(McuCommand.MODIFY_USERS_MEDIA_FILTERS, ID, "conferenceKeys");
    succeeds(all.with(new MediaFilters(false, true, false).element()));
    assertThat(conference.given().filters().othersBlocked()).isTrue();
    assertThat(bob().blocked()).isTrue();
    fails(all, C3pReason.REQUEST_MALFORMED);
  }

  @Test
  void modifyUsersMediaFiltersSparesWhomItNames() {
    bobIsIn();
    XmlElement all =
        command(McuCommand.MODIFY_USERS_MEDIA_FILTERS, ID, "conferenceKeys")
            .with(new MediaFilters(false, true, false).element());
    succeeds(all.with(filterOf("bob", "unblock")));
    assertThat(conference.given().filters().othersBlocked()).isTrue();
    assertThat(bob().blocked()).isFalse();
    XmlElement one = command(McuCommand.MODIFY_USERS_MEDIA_FILTERS, ID, "conferenceKeys");
    succeeds(one.with(filterOf("bob", "block")));
    assertThat(bob().blocked()).isTrue();
    fails(one.with(filterOf("dan", "block")), C3pReason.USER_DOESNT_EXIST);
    fails(one.with(filterOf("bob", "whisper")), C3pReason.REQUEST_MALFORMED);
    fails(
        one.with(MediaFilters.OPEN.element(), filterOf("dan", "block")),
        C3pReason.USER_DOESNT_EXIST);
    assertThat(conference.given().filters().othersBlocked()).as("nothing of it is done").isTrue();
  }

  private static XmlElement filterOf(String user, String word) {
    return XmlElement.of(ConferenceNamespaces.CI, "user")
        .with("entity", TestMcu.user(user).asString())
        .with(
            XmlElement.of(ConferenceNamespaces.CI, "media")
                .with(
                    XmlElement.of(ConferenceNamespaces.MSCI, "media-ingress-filter")
                        .withText(word)));
  }

  @Test
  void keysThatContradictTheMcuUriAreRefused() {
    XmlElement command =
        command(McuCommand.DELETE_CONFERENCE, ID, "conferenceKeys")
            .with("{" + McuNamespaces.MSCP + "}mcuUri", TestMcu.chat("ZZ99ZZ99").asString());
    fails(command, C3pReason.REQUEST_MALFORMED);
  }

  @ParameterizedTest
  @EnumSource(
      value = McuCommand.class,
      names = {"GET_MCU", "PING"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyCommandWithoutContentIsMalformed(McuCommand command) {
    fails(XmlElement.of(NAMESPACE, command.wireName()), C3pReason.REQUEST_MALFORMED);
  }

  @Test
  void whatIsNoCommandIsNotSupported() {
    fails(XmlElement.of(NAMESPACE, "explode"), C3pReason.NOT_SUPPORTED);
    assertThat(Arrays.stream(McuCommand.values()))
        .allSatisfy(
            command ->
                assertThat(answer(XmlElement.of(NAMESPACE, command.wireName())).reason())
                    .isNotEqualTo(Optional.of(C3pReason.NOT_SUPPORTED)));
  }
}
