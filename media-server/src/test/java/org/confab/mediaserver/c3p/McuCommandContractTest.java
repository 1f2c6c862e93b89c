package org.confab.mediaserver.c3p;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.confab.mediaserver.immcu.TestMcu;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCommand;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.McuCommand;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of the link to media servers: done, malformed, unknown there. The right to give
 * them is the server's certificate, see {@code ServerLinkTest}.
 */
class McuCommandContractTest {
  private static final String ID = "AB12CD34";
  private static final String USER = "<userKeys confEntity='FOCUS' userEntity='sip:bob@x.test'/>";
  private static final String ENDPOINT =
      "<%1$sKeys confEntity='FOCUS' userEntity='sip:bob@x.test' endpointEntity='{bob}'/>";
  private static final String CI = " xmlns='urn:ietf:params:xml:ns:conference-info'";

  private final TestMcu test = new TestMcu();
  private final McuCommands commands = new McuCommands(test.mcu, this::description, test.figures);

  record Row(McuCommand command, XmlElement done) {
    @Override
    public String toString() {
      return command.wireName();
    }
  }

  private static Row row(McuCommand command, String content) {
    return new Row(
        command,
        Xml.read(
            "<%s xmlns='urn:ietf:params:xml:ns:cccp' mcuUri='%s'>%s</%s>"
                .formatted(
                    command.wireName(),
                    TestMcu.chat(ID).asString(),
                    content.replace("FOCUS", TestMcu.focus(ID).asString()),
                    command.wireName())));
  }

  static Stream<Row> rows() {
    String keys = "<conferenceKeys confEntity='FOCUS'/>";
    return Stream.of(
        row(McuCommand.GET_MCU, ""),
        row(McuCommand.PING, ""),
        new Row(
            McuCommand.ADD_CONFERENCE, Provision.empty(TestMcu.settings("ZZ99ZZ99", 0)).element()),
        row(McuCommand.DELETE_CONFERENCE, keys),
        row(McuCommand.MODIFY_CONFERENCE, Xml.write(TestMcu.settings(ID, 0).element())),
        row(McuCommand.MODIFY_CONFERENCE_LOCK, keys + "<locked>true</locked>"),
        row(McuCommand.GET_CONFERENCE, keys),
        new Row(McuCommand.ADD_USER, TestMcu.expected(ID, "carol", Role.ATTENDEE).element()),
        row(McuCommand.DELETE_USER, USER),
        row(
            McuCommand.MODIFY_USER_ROLES,
            USER + "<user-roles" + CI + "><entry>presenter</entry></user-roles>"),
        row(
            McuCommand.MODIFY_ENDPOINT_ROLE,
            ENDPOINT.formatted("endpoint")
                + "<endpoint-roles"
                + CI
                + "><entry>presenter</entry></endpoint-roles>"),
        row(
            McuCommand.MODIFY_ENDPOINT_MEDIA,
            ENDPOINT.formatted("media")
                + "<media"
                + CI
                + " id='1'><media-ingress-filter>block</media-ingress-filter></media>"),
        row(
            McuCommand.MODIFY_USERS_MEDIA_FILTERS,
            keys + Xml.write(new MediaFilters(false, true, false).element())));
  }

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
    return commands.answer(
        new C3pRequest(7, TestMcu.focus(ID).asUri(), TestMcu.chat(ID).asUri(), command));
  }

  @Test
  void everyCommandHasItsRowAndIsOneOfC3p() {
    assertThat(rows().map(Row::command).toList()).containsExactlyInAnyOrder(McuCommand.values());
    assertThat(Arrays.stream(McuCommand.values()))
        .allSatisfy(
            command ->
                assertThat(C3pCommand.find(command.wireName()))
                    .get()
                    .matches(row -> row.comesBy(C3pCommand.Channel.MCU_LINK)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void succeeds(Row row) {
    test.join(test.conference(ID), "bob");
    C3pResponse response = answer(row.done());
    assertThat(response.code()).as(response.toString()).isEqualTo(C3pCode.SUCCESS);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void withoutTheConferenceItFailsUnlessItIsAboutNone(Row row) {
    C3pResponse response = answer(row.done());
    switch (row.command()) {
      case GET_MCU, PING, ADD_CONFERENCE -> assertThat(response.code()).isEqualTo(C3pCode.SUCCESS);
      default -> assertThat(response.reason()).contains(C3pReason.CONFERENCE_DOESNT_EXIST);
    }
  }
}
