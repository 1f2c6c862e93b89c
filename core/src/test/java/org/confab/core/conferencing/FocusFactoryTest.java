package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.addConference;
import static org.confab.core.conferencing.Conferencing.request;
import static org.confab.core.conferencing.Conferencing.user;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FocusFactoryTest {
  private static final ConferenceId ID = ConferenceId.of("AB12CD34");
  private static final SipUri FACTORY = ConferenceUri.factory(user("alice"));

  private final Conferencing conferencing = new Conferencing();

  private static String id(String id) {
    return "<msci:conference-id>" + id + "</msci:conference-id>";
  }

  private static String keys(String command, String id) {
    return "<"
        + command
        + " xmlns:msci='http://schemas.microsoft.com/rtc/2005/08/confinfoextensions'>"
        + "<conferenceKeys msci:conference-id='"
        + id
        + "'/></"
        + command
        + ">";
  }

  private Refused refused(SipUri caller, SipUri target, Body body) {
    try {
      conferencing.factory.service(caller, target, body);
    } catch (Refused refused) {
      return refused;
    }
    throw new AssertionError("not refused");
  }

  @Test
  void storesWhatTheClientOfTheCaptureProposes() {
    C3pResponse added =
        conferencing.service(
            "alice",
            "<addConference><ci:conference-info xmlns:ci=\"urn:ietf:params:xml:ns:conference-info\" entity=\"\""
                + " xmlns:msci=\"http://schemas.microsoft.com/rtc/2005/08/confinfoextensions\">"
                + "<ci:conference-description><ci:subject/>"
                + id("C785C6F286141983D93EE946833BC1AF")
                + "<msci:expiry-time>2026-11-21T19:07:10Z</msci:expiry-time>"
                + "<msci:admission-policy>openAuthenticated</msci:admission-policy>"
                + "</ci:conference-description><msci:conference-view><msci:entity-view entity=\"chat\"/>"
                + "<msci:entity-view entity=\"audio-video\"/><msci:entity-view entity=\"applicationsharing\"/>"
                + "</msci:conference-view></ci:conference-info></addConference>");
    assertThat(added.code()).isEqualTo(C3pCode.SUCCESS);
    ConferenceRecord stored =
        conferencing
            .store
            .find(user("alice"), ConferenceId.of("C785C6F286141983D93EE946833BC1AF"))
            .orElseThrow();
    assertThat(stored.details().mcus())
        .containsExactly(McuType.CHAT, McuType.AUDIO_VIDEO, McuType.APPLICATION_SHARING);
    assertThat(stored.details().expiry()).isEqualTo("2026-11-21T19:07:10Z");
    assertThat(stored.details().admissionPolicy()).isEqualTo(AdmissionPolicy.OPEN_AUTHENTICATED);
    assertThat(stored.version()).isEqualTo(1);
  }

  @Test
  void listsNoMcuThatDoesNotExist() {
    storesWhatTheClientOfTheCaptureProposes();
    XmlElement info =
        conferencing
            .service("alice", keys("getConference", "C785C6F286141983D93EE946833BC1AF"))
            .answer()
            .child("conference-info")
            .orElseThrow();
    assertThat(info.path("conference-description", "conf-uris").orElseThrow().children()).isEmpty();
    assertThat(
            conferencing
                .service("alice", "<getAvailableMcuTypes/>")
                .answer()
                .child("mcu-types")
                .orElseThrow()
                .children())
        .isEmpty();
  }

  @Test
  void makesAnIdAndAnExpiryWhereTheClientProposesNone() {
    C3pResponse added = conferencing.service("alice", addConference("", ""));
    String entity =
        added.answer().child("conference-info").orElseThrow().attribute("entity").orElseThrow();
    ConferenceUri uri = ConferenceUri.parse(entity).orElseThrow();
    assertThat(uri.id().asString()).hasSize(32).matches("[A-Z0-9]+");
    assertThat(conferencing.store.find(user("alice"), uri.id()).orElseThrow().details().expiry())
        .isEqualTo(conferencing.clock.instant().plus(Duration.ofDays(14)));
  }

  @Test
  void failsToAddAnExistingIdInAnySpelling() {
    conferencing.add("alice", "AB12CD34", "anonymous", "");
    C3pResponse again = conferencing.service("alice", addConference(id("ab12cd34"), ""));
    assertThat(again.code()).isEqualTo(C3pCode.FAILURE);
    assertThat(again.reason()).contains(C3pReason.CONFERENCE_EXISTS_ALREADY);
    assertThat(conferencing.service("bob", addConference(id("AB12CD34"), "")).code())
        .isEqualTo(C3pCode.SUCCESS);
  }

  @ParameterizedTest
  @CsvSource({
    "conference-id, SHORT, INVALID_CONFERENCE_ID",
    "conference-id, has spaces in it, INVALID_CONFERENCE_ID",
    "expiry-time, yesterday, INVALID_EXPIRY_TIME",
    "expiry-time, 2026-11-21T11:59:59Z, INVALID_EXPIRY_TIME",
    "expiry-time, 9999-11-21T11:59:59Z, INVALID_EXPIRY_TIME",
    "admission-policy, everybody, INVALID_ADMISSION_POLICY"
  })
  void failsForEveryBadValueWithItsReasonAndStoresNothing(
      String element, String value, C3pReason reason) {
    C3pResponse response =
        conferencing.service(
            "alice",
            addConference("<msci:" + element + ">" + value + "</msci:" + element + ">", ""));
    assertThat(response.reason()).contains(reason);
    assertThat(conferencing.store.unexpired(user("alice"), conferencing.clock.instant())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"sip:bob@x, king, INVALID_ROLE", "bob, presenter, INVALID_USER_ENTITY"})
  void failsForBadInvitees(String entity, String role, C3pReason reason) {
    String users =
        "<ci:users><ci:user entity='"
            + entity
            + "'><ci:roles><ci:entry>"
            + role
            + "</ci:entry></ci:roles></ci:user></ci:users>";
    assertThat(conferencing.service("alice", addConference("", users)).reason()).contains(reason);
  }

  @Test
  void failsForOpaqueDataOverItsLimit() {
    String large = "a".repeat(17_000);
    assertThat(
            conferencing
                .service(
                    "alice",
                    addConference(
                        "<msci:notification-data>" + large + "</msci:notification-data>", ""))
                .reason())
        .contains(C3pReason.NOTIFICATION_DATA_TOO_LARGE);
  }

  @Test
  void failsOverTheLimitOfConferences() {
    Conferencing two = new Conferencing(TestLimits.conferences(2), Optional.empty());
    two.add("alice", "AB12CD34", "anonymous", "");
    two.add("alice", "AB12CD35", "anonymous", "");
    assertThat(two.service("alice", addConference(id("AB12CD36"), "")).reason())
        .contains(C3pReason.MAXIMUM_CONFERENCES_EXCEEDED);
    assertThat(two.service("alice", "<getEncryptionKey/>").reason())
        .contains(C3pReason.NOT_SUPPORTED);
  }

  @Test
  void modifiesTheVersionLastSeenAndTellsAStaleClientTheCurrentOne() {
    conferencing.add("alice", "AB12CD34", "anonymous", "");
    C3pResponse first = conferencing.service("alice", modify("1", "<ci:subject>new</ci:subject>"));
    assertThat(first.code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(first.answer().child("conference-info").flatMap(i -> i.attribute("version")))
        .contains("2");
    C3pResponse stale = conferencing.service("alice", modify("1", "<ci:subject>old</ci:subject>"));
    assertThat(stale.reason()).contains(C3pReason.INVALID_VERSION);
    assertThat(stale.answer().child("conference-info").flatMap(i -> i.attribute("version")))
        .contains("2");
    ConferenceRecord stored = conferencing.store.find(user("alice"), ID).orElseThrow();
    assertThat(stored.details().subject()).isEqualTo("new");
    assertThat(stored.details().admissionPolicy()).isEqualTo(AdmissionPolicy.ANONYMOUS);
  }

  private static String modify(String version, String description) {
    return addConference("<msci:conference-id>AB12CD34</msci:conference-id>" + description, "")
        .replace("addConference", "modifyConference")
        .replace("<ci:subject/>", "")
        .replace("entity=''", "entity='' version='" + version + "'");
  }

  @Test
  void listsTheUnexpiredConferencesOfTheOrganizer() {
    conferencing.add("alice", "AB12CD34", "anonymous", "");
    conferencing.add("alice", "AB12CD35", "openAuthenticated", "");
    conferencing.add("bob", "AB12CD36", "anonymous", "");
    List<XmlElement> listed =
        conferencing.service("alice", "<getConferences/>").answer().children();
    assertThat(listed)
        .extracting(
            info -> info.path("conference-description", "conference-id").orElseThrow().text())
        .containsExactly("AB12CD34", "AB12CD35");
    conferencing.clock.forward(Duration.ofDays(15));
    assertThat(conferencing.service("alice", "<getConferences/>").answer().children()).isEmpty();
  }

  @Test
  void deletesAndEndsAConference() {
    String focus = conferencing.add("alice", "AB12CD34", "anonymous", "");
    conferencing.join(focus, "bob");
    C3pResponse deleted = conferencing.service("alice", keys("deleteConference", "AB12CD34"));
    assertThat(deleted.code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(conferencing.ended).containsExactly("bob");
    assertThat(conferencing.service("alice", keys("deleteConference", "AB12CD34")).reason())
        .contains(C3pReason.CONFERENCE_DOESNT_EXIST);
    assertThat(conferencing.service("alice", keys("getConference", "AB12CD34")).reason())
        .contains(C3pReason.CONFERENCE_DOESNT_EXIST);
  }

  @Test
  void finishesNoExpiredConference() {
    conferencing.add("alice", "AB12CD34", "anonymous", "");
    conferencing.clock.forward(Duration.ofDays(15));
    assertThat(conferencing.service("alice", keys("getConference", "AB12CD34")).reason())
        .contains(C3pReason.CONFERENCE_DOESNT_EXIST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<getMCU/>", "<addUser/>", "<modifyConferenceLock/>", "<fooBar/>"})
  void answersCommandsThatItDoesNotServe(String command) {
    C3pResponse response = conferencing.service("alice", command);
    assertThat(response.code()).isEqualTo(C3pCode.FAILURE);
    assertThat(response.reason()).contains(C3pReason.NOT_SUPPORTED);
    assertThat("<" + response.answer().name() + "/>").isEqualTo(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<request",
        "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><request>&a;</request>",
        "<request xmlns='urn:ietf:params:xml:ns:cccp'/>"
      })
  void answersWhatIsNoRequestAsMalformed(String bad) {
    Refused refused = refused(user("alice"), FACTORY, Body.of(C3pCodec.CONTENT_TYPE, bad));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.diagnostic()).isEqualTo(Diagnostic.C3P_PARSE_FAILURE);
    XmlElement body = Xml.read(refused.body().orElseThrow().bytes());
    assertThat(body.attribute("code")).contains("failure");
    assertThat(body.attribute("reason")).contains("requestMalformed");
  }

  @Test
  void answersWhatIsOverTheLimitAsTooLargeAndStoresNothing() {
    Body large =
        request(
            user("alice").asString(),
            FACTORY.asString(),
            addConference("<msci:x>" + "a".repeat(200_000) + "</msci:x>", ""));
    Refused refused = refused(user("alice"), FACTORY, large);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.diagnostic()).isEqualTo(Diagnostic.INPUT_TOO_LARGE);
    assertThat(Xml.read(refused.body().orElseThrow().bytes()).attribute("reason"))
        .contains("requestTooLarge");
    assertThat(conferencing.store.unexpired(user("alice"), conferencing.clock.instant())).isEmpty();
  }

  @Test
  void refusesAnybodyButTheOrganizer() {
    Body asBob = request("sip:bob@litwareinc.com", FACTORY.asString(), "<getConferences/>");
    assertThat(refused(user("bob"), FACTORY, asBob).status()).isEqualTo(403);
    Body asAlice = request("sip:alice@litwareinc.com", FACTORY.asString(), "<getConferences/>");
    Refused lying = refused(user("bob"), FACTORY, asAlice);
    assertThat(lying.status()).isEqualTo(403);
    assertThat(lying.diagnostic()).isEqualTo(Diagnostic.C3P_BAD_FROM);
  }

  @Test
  void refusesARequestForAnotherPlace() {
    Body toBob =
        request("sip:alice@litwareinc.com", ConferenceUri.factory(user("bob")).asString(), "<x/>");
    Refused refused = refused(user("alice"), FACTORY, toBob);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.diagnostic()).isEqualTo(Diagnostic.C3P_BAD_TO);
    assertThatThrownBy(
            () ->
                conferencing.factory.service(
                    user("alice"), ConferenceUri.factory(user("nobody")), toBob))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(404));
    assertThat(refused(user("alice"), FACTORY, Body.of("text/plain", "hello")).status())
        .isEqualTo(415);
  }
}
