package org.confab.protocol.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.ConferenceDescription.Organizer;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

class ConferenceDocumentTest {
  private static final ConferenceUri FOCUS =
      ConferenceUri.parse("sip:Alice@x.test;gruu;opaque=app:conf:focus:id:AB12CD34").orElseThrow();

  static ConferenceDocument roster() {
    return new ConferenceDocument(
        FOCUS,
        DocumentState.FULL,
        3_000_000_000L,
        true,
        Optional.of(
            new ConferenceDescription(
                "Budget <2027> & more",
                List.of(McuType.CHAT, McuType.AUDIO_VIDEO),
                Optional.of(new Organizer("sip:alice@x.test", "Alice Adams")),
                Optional.of(FOCUS.id()),
                Optional.of(AdmissionPolicy.OPEN_AUTHENTICATED),
                Optional.of(Instant.parse("2026-11-21T09:07:10Z")),
                Optional.of(XmlElement.of(ConferenceNamespaces.MSCI, "notification-data")),
                Optional.empty())),
        Optional.of(
            new Roster(
                DocumentState.FULL,
                Optional.of(2),
                List.of(
                    new Roster.User(
                        SipUri.parse("sip:Alice@x.test"),
                        DocumentState.FULL,
                        "Alice Adams",
                        List.of(Role.PRESENTER),
                        List.of(
                            new Roster.Endpoint(
                                "{0EF76BA1-7890-44B3-AEAA-3A26E3E0E29E}",
                                "focus",
                                Optional.of("b90980a18b"),
                                Optional.of(
                                    SipUri.parse("sip:alice@x.test;opaque=user:epid:5C9s;gruu")),
                                "connected"))),
                    Roster.User.gone(SipUri.parse("sip:bob@x.test"))))),
        List.of(EntityView.locked(FOCUS.asString(), true)));
  }

  @Test
  void readsWhatItWrites() {
    assertThat(ConferenceDocumentReader.read(ConferenceDocumentWriter.bytes(roster())))
        .isEqualTo(roster());
  }

  @Test
  void isValidByTheSchema() {
    Schemas.check(new String(ConferenceDocumentWriter.bytes(roster()), StandardCharsets.UTF_8));
  }

  @Test
  void writesElementsInTheOrderAndNamespacesOfR2() {
    XmlElement info = Xml.read(ConferenceDocumentWriter.bytes(roster()));
    assertThat(info.children())
        .extracting(XmlElement::name)
        .containsExactly("conference-description", "users", "conference-view");
    assertThat(info.child("conference-description").orElseThrow().children())
        .extracting(XmlElement::name)
        .containsExactly(
            "subject",
            "conf-uris",
            "organizer",
            "conference-id",
            "expiry-time",
            "admission-policy",
            "notification-data");
    assertThat(info.path("conference-description", "subject").orElseThrow().namespace())
        .isEqualTo(ConferenceNamespaces.CI);
    assertThat(info.path("conference-description", "organizer").orElseThrow().namespace())
        .isEqualTo(ConferenceNamespaces.MSCI);
    XmlElement view = info.child("conference-view").orElseThrow();
    assertThat(view.attributes()).containsKey(ConferenceNamespaces.CI_STATE);
    XmlElement endpoint = info.path("users", "user", "endpoint").orElseThrow();
    assertThat(endpoint.attributes().keySet())
        .containsExactly(
            "entity",
            "{" + ConferenceNamespaces.MSCI + "}session-type",
            "{" + ConferenceNamespaces.MSCI + "}epid",
            "{" + ConferenceNamespaces.MSCI + "}endpoint-uri");
  }

  @Test
  void listsTheMcusUnderTheirOwnUris() {
    XmlElement info = ConferenceDocumentWriter.element(roster());
    XmlElement entry = info.path("conference-description", "conf-uris", "entry").orElseThrow();
    assertThat(entry.childText("uri"))
        .isEqualTo("sip:Alice@x.test;gruu;opaque=app:conf:chat:id:AB12CD34");
    assertThat(entry.childText("purpose")).isEqualTo("chat");
  }

  @Test
  void writesUsersInLowerCaseAndTheDeletedWithoutContent() {
    List<XmlElement> users =
        ConferenceDocumentWriter.element(roster()).child("users").orElseThrow().children();
    assertThat(users.get(0).attribute("entity")).contains("sip:alice@x.test");
    assertThat(users.get(1).attribute("state")).contains("deleted");
    assertThat(users.get(1).children()).isEmpty();
  }

  @Test
  void readsTheFirstNotificationOfARealRoster() {
    ConferenceDocument read =
        ConferenceDocumentReader.read(
            """
            <conference-info xmlns="urn:ietf:params:xml:ns:conference-info"
              xmlns:msci="http://schemas.microsoft.com/rtc/2005/08/confinfoextensions"
              xmlns:cis="urn:ietf:params:xml:ns:conference-info-separator"
              entity="sip:a@x;gruu;opaque=app:conf:focus:id:AB12CD34" version="21" msci:static="true">
             <conference-description><cis:separator/><msci:lobby-capable>true</msci:lobby-capable>
             </conference-description>
             <users msci:participant-count="1"><user entity="sip:a@x"><roles><entry>presenter</entry></roles>
              <endpoint entity="{2}" msci:session-type="audio-video"><status>on-hold</status></endpoint>
             </user></users></conference-info>
            """
                .getBytes(StandardCharsets.UTF_8));
    assertThat(read.permanent()).isTrue();
    assertThat(read.version()).isEqualTo(21);
    assertThat(read.users().orElseThrow().users().get(0).endpoints().get(0).status())
        .isEqualTo("on-hold");
  }

  @Test
  void refusesADocumentWithoutAConference() {
    assertThatThrownBy(
            () ->
                ConferenceDocumentReader.read(
                    "<conference-info/>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
