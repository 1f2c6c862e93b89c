package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.addConference;
import static org.confab.core.conferencing.Conferencing.request;
import static org.confab.core.conferencing.Conferencing.user;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that comes to the Focus Factory: done, not allowed, malformed. */
class FactoryCommandContractTest {
  private static final String ID = "<msci:conference-id>AB12CD34</msci:conference-id>";
  private static final String KEYS =
      "<conferenceKeys xmlns:msci='http://schemas.microsoft.com/rtc/2005/08/confinfoextensions'"
          + " msci:conference-id='AB12CD34'/>";

  private final Conferencing conferencing = new Conferencing();

  /**
   * One row.
   *
   * @param done what the organizer says
   * @param malformed what is not understood; empty for a command that has nothing to be understood
   * @param reason what that is answered with
   */
  record Row(C3pCommand command, String done, String malformed, C3pReason reason) {
    @Override
    public String toString() {
      return command.wireName();
    }
  }

  private static Row bare(C3pCommand command) {
    return new Row(command, "<" + command.wireName() + "/>", "", C3pReason.REQUEST_MALFORMED);
  }

  private static String modify(String content) {
    return addConference(ID + content, "")
        .replace("addConference", "modifyConference")
        .replace("entity=''", "entity='' version='1'");
  }

  static Stream<Row> rows() {
    return Stream.of(
        bare(C3pCommand.GET_AVAILABLE_MCU_TYPES),
        bare(C3pCommand.GET_CONFERENCING_CAPABILITIES),
        bare(C3pCommand.GET_ENCRYPTION_KEY),
        bare(C3pCommand.GET_CONFERENCES),
        new Row(
            C3pCommand.ADD_CONFERENCE,
            addConference(ID.replace("AB12", "EF56"), ""),
            "<addConference/>",
            C3pReason.REQUEST_MALFORMED),
        new Row(
            C3pCommand.MODIFY_CONFERENCE,
            modify("<ci:display-text>x</ci:display-text>"),
            "<modifyConference/>",
            C3pReason.REQUEST_MALFORMED),
        new Row(
            C3pCommand.GET_CONFERENCE,
            "<getConference>" + KEYS + "</getConference>",
            "<getConference/>",
            C3pReason.INVALID_CONFERENCE_ID),
        new Row(
            C3pCommand.DELETE_CONFERENCE,
            "<deleteConference>" + KEYS + "</deleteConference>",
            "<deleteConference/>",
            C3pReason.INVALID_CONFERENCE_ID));
  }

  @BeforeEach
  void aConference() {
    conferencing.mcus.types.add(McuType.CHAT);
    conferencing.add("alice", "AB12CD34", "openAuthenticated", "");
  }

  @Test
  void everyCommandOfTheFactoryHasItsRow() {
    assertThat(rows().map(Row::command).toList())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(C3pCommand.values())
                .filter(command -> command.comesBy(C3pCommand.Channel.FACTORY))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void succeedsForTheOrganizer(Row row) {
    C3pResponse response = conferencing.service("alice", row.done());
    assertThat(response.code()).as(response.toString()).isEqualTo(C3pCode.SUCCESS);
    assertThat(response.answer().name()).isEqualTo(row.command().wireName());
    Schemas.check(new String(C3pCodec.write(response), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isRefusedToEverybodyElse(Row row) {
    SipUri factory = ConferenceUri.factory(user("alice"));
    assertThatThrownBy(
            () ->
                conferencing.factory.service(
                    user("bob"),
                    factory,
                    request(user("bob").asString(), factory.asString(), row.done())))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.diagnostic()).isEqualTo(Diagnostic.C3P_BAD_FROM);
            });
    assertThat(conferencing.service("alice", "<getConferences/>").answer().children()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void failsWithItsOwnReasonWhereItIsMalformed(Row row) {
    if (row.malformed().isEmpty()) {
      String unknown = row.done().replace("get", "forget");
      assertThat(conferencing.service("alice", unknown).reason()).contains(C3pReason.NOT_SUPPORTED);
      return;
    }
    C3pResponse response = conferencing.service("alice", row.malformed());
    assertThat(response.code()).isEqualTo(C3pCode.FAILURE);
    assertThat(response.reason()).contains(row.reason());
    Schemas.check(new String(C3pCodec.write(response), StandardCharsets.UTF_8));
  }
}
