package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.guid;
import static org.confab.core.conferencing.Conferencing.user;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pCommand;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Schemas;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that comes in the dialog with the Focus: done, not allowed, malformed. */
class FocusCommandContractTest {
  private static final String MSCP =
      " xmlns:mscp='http://schemas.microsoft.com/rtc/2005/08/cccpextensions' mscp:mcuUri='CHAT'";
  private static final String KEYS = "<conferenceKeys confEntity='FOCUS'/>";
  private static final String CAROL =
      "<userKeys confEntity='FOCUS' userEntity='sip:carol@litwareinc.com'/>";
  private static final String CAROLS_MEDIA =
      "<mediaKeys confEntity='FOCUS' userEntity='sip:carol@litwareinc.com' endpointEntity='{C}'"
          + " mediaId='1'/>";
  private static final String ENDPOINT_ROLE =
      "<modifyEndpointRole><endpointKeys confEntity='FOCUS' userEntity='sip:carol@litwareinc.com'"
          + " endpointEntity='ENDPOINT'/><endpoint-roles"
          + " xmlns='urn:ietf:params:xml:ns:conference-info'>"
          + "<entry>presenter</entry></endpoint-roles></modifyEndpointRole>";
  private static final String DIAL_OUT =
      "<addUser>"
          + KEYS
          + "<ci:user xmlns:ci='urn:ietf:params:xml:ns:conference-info'"
          + " entity='sip:erin@litwareinc.com'>"
          + "<ci:roles><ci:entry>attendee</ci:entry></ci:roles><ci:endpoint>"
          + "<ci:joining-method>dialed-out</ci:joining-method></ci:endpoint></ci:user></addUser>";

  private final Conferencing conferencing = new Conferencing();
  private String focus = "";

  /**
   * One row.
   *
   * @param done what a presenter says
   * @param anybody whether an attendee may say it too
   * @param malformed what is not understood
   * @param reason what that is answered with
   */
  record Row(C3pCommand command, String done, boolean anybody, String malformed, C3pReason reason) {
    @Override
    public String toString() {
      return command.wireName();
    }
  }

  private static Row row(
      C3pCommand command, String done, boolean anybody, String malformed, C3pReason reason) {
    return new Row(command, done, anybody, malformed, reason);
  }

  static Stream<Row> rows() {
    return Stream.of(
        row(
            C3pCommand.MODIFY_CONFERENCE,
            "<modifyConference" + MSCP + ">" + KEYS + "</modifyConference>",
            false,
            "<modifyConference/>",
            C3pReason.REQUEST_MALFORMED),
        row(
            C3pCommand.DELETE_CONFERENCE,
            "<deleteConference>" + KEYS + "</deleteConference>",
            false,
            "<deleteConference" + MSCP + "/>",
            C3pReason.MCU_TYPE_NOT_AVAILABLE),
        row(
            C3pCommand.GET_CONFERENCE,
            "<getConference>" + KEYS + "</getConference>",
            true,
            "<getConference><encryption-key><x509-certificate/></encryption-key></getConference>",
            C3pReason.INVALID_ENCRYPTION_KEY),
        row(
            C3pCommand.MODIFY_CONFERENCE_LOCK,
            "<modifyConferenceLock>" + KEYS + "<locked>true</locked></modifyConferenceLock>",
            false,
            "<modifyConferenceLock>" + KEYS + "<locked>maybe</locked></modifyConferenceLock>",
            C3pReason.REQUEST_MALFORMED),
        row(
            C3pCommand.MODIFY_USERS_MEDIA_FILTERS,
            "<modifyUsersMediaFilters" + MSCP + ">" + KEYS + "</modifyUsersMediaFilters>",
            false,
            "<modifyUsersMediaFilters>" + KEYS + "</modifyUsersMediaFilters>",
            C3pReason.REQUEST_MALFORMED),
        row(
            C3pCommand.ADD_USER,
            DIAL_OUT,
            false,
            DIAL_OUT.replace("erin", "nobody"),
            C3pReason.USER_DOESNT_EXIST),
        row(
            C3pCommand.DELETE_USER,
            "<deleteUser>" + CAROL + "</deleteUser>",
            false,
            "<deleteUser/>",
            C3pReason.USER_DOESNT_EXIST),
        row(
            C3pCommand.MODIFY_USER,
            "<modifyUser>"
                + CAROL
                + "<user xmlns='urn:ietf:params:xml:ns:conference-info'>"
                + "<display-text>C.</display-text></user></modifyUser>",
            false,
            "<modifyUser>" + CAROL + "</modifyUser>",
            C3pReason.REQUEST_MALFORMED),
        row(
            C3pCommand.MODIFY_USER_ROLES,
            "<modifyUserRoles>"
                + CAROL
                + "<user-roles"
                + " xmlns='urn:ietf:params:xml:ns:conference-info'><entry>presenter</entry>"
                + "</user-roles></modifyUserRoles>",
            false,
            "<modifyUserRoles>" + CAROL + "</modifyUserRoles>",
            C3pReason.INVALID_ROLE),
        row(
            C3pCommand.SET_USER_ACCESS,
            "<setUserAccess>"
                + KEYS
                + "<userEntity>sip:frank@litwareinc.com</userEntity><access>granted</access></setUserAccess>",
            false,
            "<setUserAccess>" + KEYS + "<access>granted</access></setUserAccess>",
            C3pReason.REQUEST_MALFORMED),
        row(
            C3pCommand.MODIFY_ENDPOINT_ROLE,
            ENDPOINT_ROLE,
            false,
            ENDPOINT_ROLE.replace("ENDPOINT", "{0}"),
            C3pReason.ENDPOINT_DOESNT_EXIST),
        row(
            C3pCommand.ADD_ENDPOINT_MEDIA,
            "<addEndpointMedia" + MSCP + ">" + CAROLS_MEDIA + "</addEndpointMedia>",
            false,
            "<addEndpointMedia" + MSCP + "/>",
            C3pReason.REQUEST_MALFORMED),
        row(
            C3pCommand.DELETE_ENDPOINT_MEDIA,
            "<deleteEndpointMedia" + MSCP + ">" + CAROLS_MEDIA + "</deleteEndpointMedia>",
            false,
            "<deleteEndpointMedia"
                + MSCP
                + ">"
                + CAROLS_MEDIA.replace("'1'", "'2'")
                + "</deleteEndpointMedia>",
            C3pReason.MEDIA_DOESNT_EXIST),
        row(
            C3pCommand.MODIFY_ENDPOINT_MEDIA,
            "<modifyEndpointMedia" + MSCP + ">" + CAROLS_MEDIA + "</modifyEndpointMedia>",
            false,
            "<modifyEndpointMedia"
                + MSCP
                + ">"
                + CAROLS_MEDIA.replace("{C}", "{D}")
                + "</modifyEndpointMedia>",
            C3pReason.ENDPOINT_DOESNT_EXIST));
  }

  @BeforeEach
  void joined() {
    conferencing.mcus.types.add(McuType.CHAT);
    focus = conferencing.add("alice", "AB12CD34", "anonymous", "");
    conferencing.join(focus, "alice");
    conferencing.join(focus, "carol");
    conferencing.join(focus, "dan");
    ConferenceUri uri = ConferenceUri.parse(focus).orElseThrow();
    conferencing.chat(
        uri,
        "<user entity='sip:carol@litwareinc.com' state='partial'><endpoint entity='{C}'"
            + " session-type='chat'><status>connected</status><media id='1'/></endpoint></user>");
    conferencing.waits(uri, "frank");
    conferencing.signsIn("erin", "epiderin");
  }

  private String filled(String command) {
    return command
        .replace("CHAT", focus.replace(":focus:", ":chat:"))
        .replace("FOCUS", focus)
        .replace("ENDPOINT", guid(1));
  }

  private C3pResponse answered(String name, String command) {
    CommandAnswer given = conferencing.command(focus, name, filled(command));
    if (!given.response().toCompletableFuture().isDone()) {
      if (!conferencing.mcus.told.isEmpty()) {
        RecordedMcus.Told told = conferencing.mcus.last();
        told.answer()
            .complete(
                given
                    .request()
                    .success(
                        Xml.read(
                            "<" + told.command().name() + " xmlns='" + Conferencing.NS + "'/>")));
      }
      conferencing.invited.forEach(invited -> invited.answered().accept(200));
    }
    return given.response().toCompletableFuture().join();
  }

  @Test
  void everyCommandOfTheDialogHasItsRow() {
    assertThat(rows().map(Row::command).toList())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(C3pCommand.values())
                .filter(command -> command.comesBy(C3pCommand.Channel.FOCUS_DIALOG))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void succeedsForAPresenter(Row row) {
    C3pResponse response = answered("alice", row.done());
    assertThat(response.code()).as(response.toString()).isEqualTo(C3pCode.SUCCESS);
    assertThat(response.answer().name()).isEqualTo(row.command().wireName());
    assertThat(response.requestId()).isEqualTo(24788755472L);
    assertThat(response.from().asString()).isEqualTo(focus);
    assertThat(response.to()).isEqualTo(user("alice"));
    Schemas.check(new String(C3pCodec.write(response), java.nio.charset.StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isRefusedToWhoeverHasNotTheRight(Row row) {
    if (row.anybody()) {
      assertThat(answered("dan", row.done()).code()).isEqualTo(C3pCode.SUCCESS);
    } else if (row.command() == C3pCommand.ADD_USER) {
      assertThatThrownBy(() -> answered("dan", row.done()))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.diagnostic()).isEqualTo(Diagnostic.C3P_DIAL_OUT_FOR_OTHERS);
              });
    } else {
      assertThat(answered("dan", row.done()).reason()).contains(C3pReason.UNAUTHORIZED);
    }
    assertThat(conferencing.invited).isEmpty();
    assertThat(conferencing.mcus.told).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void failsWithItsOwnReasonWhereItIsMalformed(Row row) {
    if (row.command() == C3pCommand.DELETE_CONFERENCE) {
      assertThatThrownBy(
              () -> answered("alice", row.malformed().replace("CHAT", "sip:alice@litwareinc.com")))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.MCU_URI_INVALID));
      return;
    }
    C3pResponse response = answered("alice", row.malformed());
    assertThat(response.code()).isEqualTo(C3pCode.FAILURE);
    assertThat(response.reason()).contains(row.reason());
    Schemas.check(new String(C3pCodec.write(response), java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void oneMayChangeOneselfButNotOnesRole() {
    String self = "<modifyUser><userKeys confEntity='FOCUS' userEntity='sip:dan@litwareinc.com'/>";
    assertThat(
            answered("dan", self + "<user><display-text>D.</display-text></user></modifyUser>")
                .code())
        .isEqualTo(C3pCode.SUCCESS);
    assertThat(
            answered(
                    "dan",
                    self + "<user><roles><entry>presenter</entry></roles></user></modifyUser>")
                .reason())
        .contains(C3pReason.UNAUTHORIZED);
  }

  @Test
  void whatCannotBeRelayedNamesNoMcu() {
    assertThatThrownBy(
            () -> answered("alice", "<setUserAccess" + MSCP + ">" + KEYS + "</setUserAccess>"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.C3P_NOT_FOR_AN_MCU));
  }

  @Test
  void theFirstAnswerOfAnMcuCountsAndTooLateIsTimeOut() {
    String command = "<modifyUsersMediaFilters" + MSCP + ">" + KEYS + "</modifyUsersMediaFilters>";
    CommandAnswer given = conferencing.command(focus, "alice", filled(command));
    conferencing.focus.answered(new FocusDialogId("alice"), given);
    conferencing.scheduler.run();
    RecordedMcus.Told told = conferencing.mcus.last();
    told.answer().complete(given.request().success(told.command()));
    List<C3pResponse> infos = conferencing.infos.get("alice");
    assertThat(infos).hasSize(2);
    assertThat(infos).extracting(C3pResponse::requestId).containsOnly(24788755472L);
    assertThat(infos.get(0).code()).isEqualTo(C3pCode.PENDING);
    assertThat(infos.get(1).reason()).contains(C3pReason.TIME_OUT);
  }

  @Test
  void whomAPresenterHasBlockedDoesNotUnblockHimself() {
    String own =
        "<modifyEndpointMedia"
            + MSCP
            + ">"
            + CAROLS_MEDIA
            + "<media xmlns='urn:ietf:params:xml:ns:conference-info'"
            + " id='1'/></modifyEndpointMedia>";
    assertThat(answered("carol", own).code()).isEqualTo(C3pCode.SUCCESS);
    conferencing.chat(
        ConferenceUri.parse(focus).orElseThrow(),
        "<user entity='sip:carol@litwareinc.com' state='partial'><endpoint entity='{C}'"
            + " session-type='chat'><status>connected</status><media"
            + " id='1'><media-ingress-filter>block"
            + "</media-ingress-filter></media></endpoint></user>");
    assertThat(answered("carol", own).reason()).contains(C3pReason.UNAUTHORIZED);
    assertThat(answered("alice", own).code()).isEqualTo(C3pCode.SUCCESS);
  }

  private static final String MODIFY =
      "<modifyConference>"
          + KEYS
          + "<ci:conference-info xmlns:ci='urn:ietf:params:xml:ns:conference-info' entity='FOCUS'"
          + " xmlns:msci='http://schemas.microsoft.com/rtc/2005/08/confinfoextensions'>"
          + "<ci:conference-description><ci:subject>from inside</ci:subject>"
          + "<msci:admission-policy>closedAuthenticated</msci:admission-policy>"
          + "</ci:conference-description></ci:conference-info></modifyConference>";

  @Test
  void theOrganizerChangesTheRecordFromInsideAndNobodyElse() {
    answered(
        "alice",
        "<modifyUserRoles>"
            + CAROL
            + "<user-roles xmlns='urn:ietf:params:xml:ns:conference-info'><entry>presenter</entry>"
            + "</user-roles></modifyUserRoles>");
    assertThat(answered("carol", MODIFY).reason()).contains(C3pReason.UNAUTHORIZED);
    assertThat(answered("dan", MODIFY).reason()).contains(C3pReason.UNAUTHORIZED);
    C3pResponse done = answered("alice", MODIFY);
    assertThat(done.code()).as(done.toString()).isEqualTo(C3pCode.SUCCESS);
    ConferenceUri uri = ConferenceUri.parse(focus).orElseThrow();
    ConferenceRecord stored = conferencing.store.find(uri.organizer(), uri.id()).orElseThrow();
    assertThat(stored.details().subject()).isEqualTo("from inside");
    assertThat(stored.version()).isEqualTo(2);
    assertThat(conferencing.live.find(uri).orElseThrow().record()).isEqualTo(stored);
    assertThatThrownBy(() -> conferencing.join(focus, "bob")).hasMessageContaining("not invited");
    assertThat(answered("alice", MODIFY.replace("closedAuthenticated", "sometimes")).reason())
        .contains(C3pReason.INVALID_ADMISSION_POLICY);
    assertThat(
            answered(
                    "alice",
                    MODIFY.replace(
                        "<ci:subject>",
                        "<msci:conference-id>OTHER001</msci:conference-id><ci:subject>"))
                .reason())
        .contains(C3pReason.REQUEST_MALFORMED);
  }

  @Test
  void whoGoesIsToldToAllMcusForACallMayBeOnItsWay() {
    conferencing.focus.left(new FocusDialogId("dan"));
    assertThat(conferencing.mcus.commands()).containsExactly("deleteUser");
  }

  @Test
  void aTypeThatNoMcuServesIsNotAvailable() {
    conferencing.mcus.types.clear();
    assertThat(
            answered(
                    "alice",
                    "<modifyUsersMediaFilters" + MSCP + ">" + KEYS + "</modifyUsersMediaFilters>")
                .reason())
        .contains(C3pReason.MCU_TYPE_NOT_AVAILABLE);
  }
}
