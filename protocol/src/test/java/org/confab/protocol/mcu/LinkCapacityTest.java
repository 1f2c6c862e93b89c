package org.confab.protocol.mcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;
import org.junit.jupiter.api.Test;

/** The largest conference fits into one document of the link, dialogs included. */
class LinkCapacityTest {
  private static final int CALLS = 2000;

  /** As long as in a running server: the route of a participant is signed. */
  private static final String ROUTE =
      "<sip:127.0.0.1:5063;transport=tls;lr;ms-route-sig=" + "s".repeat(64) + ";app=mcu;node=n1>";

  private static final List<String> FORMATS =
      List.of(
          "text/plain",
          "text/html",
          "text/rtf",
          "multipart/alternative",
          "application/im-iscomposing+xml",
          "application/ms-imdn+xml",
          "image/gif",
          "text/x-msmsgsinvite");

  private static SipUri user(int n) {
    return SipUri.of("participant" + n, "litwareinc.com");
  }

  private static McuLeg leg(int n) {
    SipUri device =
        SipUri.parse(user(n).asString() + ";opaque=user:epid:" + "d".repeat(26) + ";gruu");
    String callId = "0123456789abcdef0123456789abc" + n;
    return new McuLeg(
        "{" + new UUID(n, n) + "}",
        McuType.CHAT,
        LegStatus.CONNECTED,
        JoiningMethod.DIALED_IN,
        Optional.of(device),
        callId,
        false,
        FORMATS,
        Optional.of(
            new DialogState(
                callId,
                McuArbitraries.FOCUS.mcu(McuType.CHAT).asString(),
                "0123456789abcdef",
                user(n).asString(),
                "0123456789",
                device.asString(),
                List.of(ROUTE),
                10_000,
                10_000)));
  }

  private static void fits(XmlElement document) {
    byte[] written = Xml.write(document).getBytes(StandardCharsets.UTF_8);
    assertThat(written.length).isLessThan(XmlLimits.MCU_LINK.bytes() - 4096);
    assertThat(Xml.read(written, XmlLimits.MCU_LINK).name()).isEqualTo(document.name());
  }

  @Test
  void theWholeStateFits() {
    List<McuState.Member> members =
        IntStream.range(0, CALLS)
            .mapToObj(n -> new McuState.Member(user(n), List.of(leg(n))))
            .toList();
    fits(
        new McuState(
                new McuOrigin("m1", new UUID(1, 2)),
                McuArbitraries.FOCUS,
                McuType.CHAT,
                1,
                1,
                DocumentState.FULL,
                members,
                Optional.empty())
            .element());
  }

  @Test
  void everythingThatASuccessorGetsFits() {
    List<LegOrder> legs =
        IntStream.range(0, CALLS)
            .mapToObj(
                n ->
                    new LegOrder(
                        McuArbitraries.FOCUS.mcu(McuType.CHAT),
                        user(n),
                        "Participant " + n,
                        Role.ATTENDEE,
                        leg(n)))
            .toList();
    fits(
        new Provision(
                new McuConference(
                    McuArbitraries.FOCUS, McuType.CHAT, 2, CALLS, false, MediaFilters.OPEN),
                legs)
            .element());
  }
}
