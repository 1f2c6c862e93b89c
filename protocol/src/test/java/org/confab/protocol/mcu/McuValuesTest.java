package org.confab.protocol.mcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

class McuValuesTest {
  private static final DialogState DIALOG =
      new DialogState(
          "c1",
          McuArbitraries.FOCUS.mcu(McuType.CHAT).asString(),
          "a",
          "sip:bob@x.test",
          "b",
          "sip:bob@x.test;opaque=user:epid:x;gruu",
          List.of("<sip:127.0.0.1:5061;transport=tls;lr>"),
          3,
          7);

  @Test
  void aTakenOverDialogPassesWhatTheFormerMcuMayHaveSent() {
    assertThat(DIALOG.takenOver().localSequence()).isEqualTo(10_003);
    assertThat(DIALOG.withLocalSequence(DialogState.MAX_SEQUENCE).takenOver().localSequence())
        .isEqualTo(DialogState.MAX_SEQUENCE);
  }

  @Test
  void aDialogCannotCarryALineBreakIntoAHeader() {
    assertThatThrownBy(() -> DIALOG.withTarget("sip:bob@x.test\r\nRoute: <sip:evil>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("target");
  }

  @Test
  void theNumberOfRoutesIsLimited() {
    XmlElement many = DIALOG.element();
    for (int i = 0; i < DialogState.MAX_ROUTES; i++) {
      many = many.withTextChild("route", "<sip:r>");
    }
    XmlElement element = many;
    assertThatThrownBy(() -> DialogState.read(element)).hasMessageContaining("routes");
  }

  @Test
  void aDrainingOrFullMcuTakesNoConference() {
    assertThat(mcu(new McuDescription.Load(1, 10, 0, 10), false).takes(McuType.CHAT)).isTrue();
    assertThat(mcu(new McuDescription.Load(1, 10, 0, 10), true).takes(McuType.CHAT)).isFalse();
    assertThat(mcu(new McuDescription.Load(10, 10, 0, 10), false).takes(McuType.CHAT)).isFalse();
    assertThat(mcu(new McuDescription.Load(1, 10, 10, 10), false).takes(McuType.CHAT)).isFalse();
    assertThat(mcu(new McuDescription.Load(1, 10, 0, 10), false).takes(McuType.MEETING)).isFalse();
  }

  @Test
  void aControlUrlWithoutTlsIsRefused() {
    XmlElement plain =
        mcu(new McuDescription.Load(0, 1, 0, 1), false)
            .element()
            .with("control", "http://127.0.0.1:8444/c3p");
    assertThatThrownBy(() -> McuDescription.read(plain)).hasMessageContaining("https");
  }

  @Test
  void aLegThatIsOverCannotBeOrdered() {
    McuLeg over = McuLeg.expected("{g}", McuType.CHAT, "c1").with(LegStatus.DISCONNECTED);
    assertThatThrownBy(() -> order(over)).hasMessageContaining("disconnected");
    McuLeg withoutDialog = over.with(LegStatus.CONNECTED);
    assertThatThrownBy(() -> order(withoutDialog)).hasMessageContaining("connected");
  }

  private static LegOrder order(McuLeg leg) {
    return new LegOrder(
        McuArbitraries.FOCUS.mcu(McuType.CHAT),
        SipUri.parse("sip:bob@x.test"),
        "",
        Role.ATTENDEE,
        leg);
  }

  @Test
  void anOrderWithKeysOfAnotherConferenceIsRefused() {
    String text =
        Xml.write(order(McuLeg.expected("{g}", McuType.CHAT, "c1")).element())
            .replace("confEntity=\"sip:alice", "confEntity=\"sip:mallory");
    assertThatThrownBy(() -> LegOrder.read(Xml.read(text))).hasMessageContaining("another");
  }

  @Test
  void filtersSayWhoIsBlocked() {
    MediaFilters muted = new MediaFilters(false, true, false);
    assertThat(muted.blocks(Role.PRESENTER)).isFalse();
    assertThat(muted.blocks(Role.ATTENDEE)).isTrue();
    assertThat(MediaFilters.read(XmlElement.of("", "mediaFiltersRules")))
        .isEqualTo(MediaFilters.OPEN);
  }

  @Test
  void aLegThatIsOverIsADeletedEndpoint() {
    McuLeg over = McuLeg.expected("{g}", McuType.CHAT, "c1").with(LegStatus.DISCONNECTED);
    assertThat(over.element().attribute("state")).contains("deleted");
    assertThat(McuLeg.read(over.element()).status()).isEqualTo(LegStatus.DISCONNECTED);
  }

  @Test
  void everyCommandIsFoundByItsName() {
    assertThat(McuCommand.values())
        .allSatisfy(row -> assertThat(McuCommand.find(row.wireName())).contains(row));
    assertThat(Arrays.stream(McuCommand.values()).filter(McuCommand::comesFromMcu))
        .containsExactly(McuCommand.PING, McuCommand.MODIFY_CONFERENCE);
    assertThat(McuCommand.find("explode")).isEqualTo(Optional.empty());
  }

  private static McuDescription mcu(McuDescription.Load load, boolean draining) {
    return new McuDescription(
        "media-server",
        UUID.randomUUID(),
        URI.create("https://127.0.0.1:8444/c3p"),
        SipUri.parse("sip:127.0.0.1:5063;transport=tls"),
        Set.of(McuType.CHAT),
        load,
        draining);
  }
}
