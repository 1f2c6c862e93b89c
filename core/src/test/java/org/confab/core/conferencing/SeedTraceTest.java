package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentReader;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.Role;
import org.confab.protocol.conference.Roster;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

/**
 * The published trace "Communicator Web Access adds audio to an IM session": its requests word for
 * word, and answers of the structure that OCS 2007 R2 gave.
 */
class SeedTraceTest {
  private static final String USER1 = "sip:User1@litwareinc.com";
  private static final String FACTORY = USER1 + ";gruu;opaque=app:conf:focusfactory";
  private static final String ID = "W52Q3KCQXXSHEUZ2M0KVHY1C006F0T5D";
  private static final String FOCUS = USER1 + ";gruu;opaque=app:conf:focus:id:" + ID;
  private static final EndpointId ENDPOINT1 =
      new EndpointId(SipUri.parse(USER1), Epid.of("B90980A18B"));
  private static final EndpointId ENDPOINT2 =
      new EndpointId(SipUri.parse("sip:User2@litwareinc.com"), Epid.of("213be0ea4a"));
  private static final FocusDialogId DIALOG1 = new FocusDialogId("6d078771");
  private static final FocusDialogId DIALOG2 = new FocusDialogId("b4a3fe5a");

  private final Conferencing conferencing = new Conferencing();

  private static Body body(String text) {
    return new Body(C3pCodec.CONTENT_TYPE, text.getBytes(StandardCharsets.UTF_8));
  }

  private C3pResponse service(int requestId, String command) {
    Body answer =
        conferencing.factory.service(
            ENDPOINT1.aor(),
            SipUri.parse(FACTORY),
            body(
                """
                <?xml version="1.0" encoding="utf-8"?><request requestId="%d"
                from="sip:User1@litwareinc.com"
                to="sip:User1@litwareinc.com;gruu;opaque=app:conf:focusfactory"
                C3PVersion="1"
                xmlns:msci="http://schemas.microsoft.com/rtc/2005/08/confinfoextensions"
                xmlns:mscp="http://schemas.microsoft.com/rtc/2005/08/cccpextensions"
                xmlns="urn:ietf:params:xml:ns:cccp">%s</request>"""
                    .formatted(requestId, command)));
    assertThat(answer.contentType()).isEqualTo("application/cccp+xml");
    C3pResponse response = C3pCodec.readResponse(answer.bytes());
    assertThat(response.requestId()).isEqualTo(requestId);
    assertThat(response.from().asString()).isEqualTo(FACTORY);
    assertThat(response.to().asString()).isEqualTo(USER1);
    assertThat(response.code()).isEqualTo(C3pCode.SUCCESS);
    return response;
  }

  private void add() {
    service(
        3,
        Conferencing.addConference(
            "<msci:conference-id>"
                + ID
                + "</msci:conference-id>"
                + "<msci:admission-policy>anonymous</msci:admission-policy>",
            ""));
  }

  private C3pResponse join1() {
    JoinAnswer answer =
        conferencing.focus.join(
            new JoinRequest(
                DIALOG1,
                ENDPOINT1,
                "136F00",
                "User1",
                Optional.of(
                    SipUri.parse(USER1 + ";opaque=user:epid:5C9sAvigE1KvpTRT-qTSSgAA;gruu")),
                SipUri.parse(FOCUS),
                true,
                Optional.of(Duration.ofSeconds(1800)),
                "",
                body(
                    """
                    <request
                      requestId="5"
                      from="sip:User1@litwareinc.com"
                      to="%1$s"
                      C3PVersion="1"
                    xmlns:msci="http://schemas.microsoft.com/rtc/2005/08/confinfoextensions"
                    xmlns="urn:ietf:params:xml:ns:cccp">
                      <addUser>
                      <conferenceKeys
                      confEntity="%1$s"
                    />
                      <user
                      entity="sip:User1@litwareinc.com"
                    xmlns="urn:ietf:params:xml:ns:conference-info">
                      <display-text>User1)</display-text>
                      <roles>
                        <entry>attendee</entry>
                      </roles>
                      <endpoint
                        entity="{0ef76ba1-7890-44b3-aeaa-3a26e3e0e29e}"
                        msci:endpoint-uri="sip:User1@litwareinc.com;opaque=user:epid:5C9sAvigE1KvpTRT-qTSSgAA;gruu">
                        <joining-method>dialed-in</joining-method>
                      </endpoint>
                      </user>
                      </addUser>
                    </request>
                    """
                        .formatted(FOCUS))));
    assertThat(answer.focus().asString()).isEqualTo(FOCUS);
    assertThat(answer.sessionExpires()).contains(Duration.ofSeconds(1800));
    return C3pCodec.readResponse(answer.body().bytes());
  }

  private JoinAnswer join2() {
    return conferencing.focus.join(
        new JoinRequest(
            DIALOG2,
            ENDPOINT2,
            "58200",
            "",
            Optional.of(
                SipUri.parse(
                    "sip:User2@litwareinc.com;opaque=user:epid:Ub31lldjtFyGH5-ijiRSAgAA;gruu")),
            SipUri.parse(FOCUS),
            true,
            Optional.empty(),
            "",
            body(
                """
                <?xml version="1.0"?>
                <request xmlns="urn:ietf:params:xml:ns:cccp"
                xmlns:mscp="http://schemas.microsoft.com/rtc/2005/08/cccpextensions"
                C3PVersion="1"
                to="%1$s"
                from="sip:User2@litwareinc.com"
                requestId="0"><addUser><conferenceKeys
                confEntity="%1$s"/><ci:user
                xmlns:ci="urn:ietf:params:xml:ns:conference-info"
                entity="sip:User2@litwareinc.com"><ci:roles><ci:entry>attendee</ci:entry></ci:roles><ci:endpoint
                entity="{AB2AAE94-59A9-494C-9537-948C1182F595}"
                xmlns:msci="http://schemas.microsoft.com/rtc/2005/08/confinfoextensions"/></ci:user></addUser></request>
                """
                    .formatted(FOCUS))));
  }

  @Test
  void tellsTheCapabilitiesThatTheServerReallyHas() {
    C3pResponse response = service(1, "<getConferencingCapabilities />");
    assertThat(response.answer().name()).isEqualTo("getConferencingCapabilities");
    assertThat(response.answer().child("mcu-types")).isPresent();
    assertThat(response.answer().child("mcu-types").orElseThrow().children()).isEmpty();
  }

  @Test
  void givesTheEncryptionKey() {
    C3pResponse response = service(2, "<getEncryptionKey />");
    assertThat(response.answer().path("encryption-key", "x509-certificate").map(XmlElement::text))
        .contains("AQID");
  }

  @Test
  void addsAConferenceAndRespondsWithItsUri() {
    add();
    C3pResponse read =
        service(
            4,
            "<getConference><conferenceKeys msci:conference-id=\"" + ID + "\"/></getConference>");
    XmlElement info = read.answer().child("conference-info").orElseThrow();
    assertThat(info.attribute("entity")).contains(FOCUS);
    assertThat(info.attribute("state")).contains("full");
    assertThat(info.attribute("version")).contains("1");
    assertThat(info.path("conference-description", "conf-uris")).isPresent();
    assertThat(info.path("conference-description", "conference-id").map(XmlElement::text))
        .contains(ID);
  }

  @Test
  void answersAddConferenceWithAPartialConferenceInfoOfVersionOne() {
    C3pResponse added =
        service(
            3,
            Conferencing.addConference("<msci:conference-id>" + ID + "</msci:conference-id>", ""));
    XmlElement info = added.answer().child("conference-info").orElseThrow();
    assertThat(info.namespace()).isEqualTo("urn:ietf:params:xml:ns:conference-info");
    assertThat(info.attribute("entity")).contains(FOCUS);
    assertThat(info.attribute("state")).contains("partial");
    assertThat(info.attribute("version")).contains("1");
    assertThat(info.children()).isEmpty();
  }

  @Test
  void letsTheOrganizerInAsPresenterThoughItAsksToAttend() {
    add();
    C3pResponse response = join1();
    assertThat(response.code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(response.requestId()).isEqualTo(5);
    assertThat(response.answer().path("user", "roles", "entry").map(XmlElement::text))
        .contains("presenter");
  }

  @Test
  void letsTheInvitedUserInWithTheAnswerOfTheTrace() {
    add();
    join1();
    JoinAnswer answer = join2();
    assertThat(answer.sessionExpires()).contains(Duration.ofSeconds(7200));
    assertThat(JoinAnswer.REASON_PHRASE).isEqualTo("Invite dialog created");
    C3pResponse response = C3pCodec.readResponse(answer.body().bytes());
    assertThat(response.requestId()).isZero();
    assertThat(response.from().asString()).isEqualTo(FOCUS);
    assertThat(response.to().asString()).isEqualTo("sip:User2@litwareinc.com");
    XmlElement addUser = response.answer();
    assertThat(addUser.name()).isEqualTo("addUser");
    assertThat(addUser.children())
        .extracting(XmlElement::name)
        .containsExactly("conferenceKeys", "user");
    assertThat(addUser.children().get(0).attribute("confEntity")).contains(FOCUS);
    XmlElement user = addUser.children().get(1);
    assertThat(user.attribute("entity")).contains("sip:User2@litwareinc.com");
    assertThat(user.path("roles", "entry").map(XmlElement::text)).contains("attendee");
    assertThat(user.child("endpoint")).isEmpty();
  }

  @Test
  void answersGetConferenceWithTheWholeRoster() {
    add();
    join1();
    join2();
    CommandAnswer answer =
        conferencing.focus.command(
            DIALOG2,
            ENDPOINT2,
            SipUri.parse(FOCUS),
            body(
                """
                <?xml version="1.0"?>
                <request xmlns="urn:ietf:params:xml:ns:cccp" C3PVersion="1" requestId="1"
                 to="%1$s" from="sip:User2@litwareinc.com">
                <getConference><conferenceKeys confEntity="%1$s"/></getConference></request>
                """
                    .formatted(FOCUS)));
    assertThat(answer.endsDialog()).isFalse();
    C3pResponse response = answer.response().toCompletableFuture().join();
    assertThat(response.code()).isEqualTo(C3pCode.SUCCESS);
    ConferenceDocument document =
        ConferenceDocumentReader.read(response.answer().child("conference-info").orElseThrow());
    assertThat(document.state()).isEqualTo(DocumentState.FULL);
    assertThat(document.description().orElseThrow().admissionPolicy().orElseThrow().wireName())
        .isEqualTo("anonymous");
    List<Roster.User> users = document.users().orElseThrow().users();
    assertThat(users).extracting(Roster.User::displayText).containsExactly("User1", "User2");
    assertThat(users)
        .extracting(Roster.User::roles)
        .containsExactly(List.of(Role.PRESENTER), List.of(Role.ATTENDEE));
    Roster.Endpoint endpoint = users.get(0).endpoints().get(0);
    assertThat(endpoint.entity()).isEqualTo("{0ef76ba1-7890-44b3-aeaa-3a26e3e0e29e}");
    assertThat(endpoint.sessionType()).isEqualTo("focus");
    assertThat(endpoint.uri().orElseThrow().isGruu()).isTrue();
  }
}
