package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.confab.core.SipDomains;
import org.confab.core.peers.Peer;
import org.confab.protocol.sip.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerBoundaryTest {
  private static final Peer POOL = Peer.parse("pool2.litwareinc.com=192.0.2.7,trusted");
  private static final Peer TRUSTED =
      Peer.parse("sip.contoso.com=192.0.2.9,trusted,domain=contoso.com");
  private static final Peer STRANGE = Peer.parse("sip.fabrikam.com=192.0.2.8,domain=fabrikam.com");

  private final PeerBoundary boundary = new PeerBoundary(SipDomains.of("litwareinc.com"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "litwareinc.com | sip:bob@litwareinc.com | '' | sip:bob@litwareinc.com",
        "litwareinc.com | sip:zoe@fabrikam.com | '' | ''",
        "litwareinc.com | sip:anonymous@anonymous.invalid | <sip:bob@litwareinc.com> |"
            + " sip:bob@litwareinc.com",
        "contoso.com | sip:anonymous@anonymous.invalid | <sip:bob@litwareinc.com> | ''",
        "contoso.com | sip:yan@contoso.com | '' | sip:yan@contoso.com",
        "contoso.com | sip:yan@contoso.com | <sip:yve@contoso.com> | sip:yve@contoso.com",
        "contoso.com | sip:anonymous@Anonymous.Invalid | <sip:yan@contoso.com> |"
            + " sip:yan@contoso.com",
        "contoso.com | sip:alice@litwareinc.com | <sip:yan@contoso.com> | ''",
        "contoso.com | sip:zoe@fabrikam.com | <sip:yan@contoso.com> | ''",
        "contoso.com | tel:+1 | <sip:yan@contoso.com> | ''",
        "fabrikam.com | sip:zoe@fabrikam.com | '' | sip:zoe@fabrikam.com",
        "fabrikam.com | sip:anonymous@anonymous.invalid | <sip:zoe@fabrikam.com> | ''",
        "fabrikam.com | sip:alice@litwareinc.com | <sip:zoe@fabrikam.com> | ''",
        "fabrikam.com | tel:+1 | '' | ''"
      })
  void aPeerSpeaksForItsUsersAndAnAssertionCountsOfTrustedOnesAlone(
      String domain, String from, String asserted, String sender) {
    Peer peer =
        List.of(POOL, TRUSTED, STRANGE).stream()
            .filter(one -> one.domain().orElse("litwareinc.com").equals(domain))
            .findFirst()
            .orElseThrow();
    Admission admission = boundary.inbound(peer, message("INVITE", from, asserted));
    if (sender.isEmpty()) {
      assertThat(admission.pass()).isTrue();
      assertThat(((Verdict.Challenged) admission.verdict()).diagnostic())
          .contains(Diagnostic.CANNOT_ROUTE_FROM_DOMAIN);
    } else {
      assertThat(((Verdict.Neighbour) admission.verdict()).sender().aor()).hasToString(sender);
      assertThat(((Verdict.Neighbour) admission.verdict()).peer()).isEqualTo(peer);
    }
  }

  @Test
  void whatNobodyCanAnswerIsDropped() {
    byte[] ack = message("ACK", "sip:alice@litwareinc.com", "");
    assertThat(boundary.inbound(STRANGE, ack).pass()).isFalse();
    assertThat(boundary.inbound(STRANGE, bytes("SIP/2.0 nonsense\r\n\r\n")).pass()).isFalse();
    assertThat(boundary.inbound(STRANGE, bytes("INVITE nonsense\r\n\r\n")).pass()).isTrue();
  }

  @Test
  void aPeerThatIsNotTrustedIsNotToldWhoCallsNorWhatWentWrong() {
    String told =
        "SIP/2.0 480 X\r\n"
            + "P-Asserted-Identity: <sip:a@b>\r\n"
            + "ms-diagnostics: 1006\r\n"
            + "To: <sip:x@y>\r\n\r\n";
    assertThat(new String(boundary.outbound(STRANGE, bytes(told)), StandardCharsets.UTF_8))
        .isEqualTo("SIP/2.0 480 X\r\nTo: <sip:x@y>\r\n\r\n");
    assertThat(boundary.outbound(POOL, bytes(told))).isEqualTo(bytes(told));
  }

  private static byte[] message(String method, String from, String asserted) {
    return bytes(
        method
            + " sip:alice@litwareinc.com SIP/2.0\r\nFrom: <"
            + from
            + ">;tag=1\r\nTo: <sip:alice@litwareinc.com>\r\nCall-ID: c\r\nCSeq: 1 "
            + method
            + "\r\n"
            + (asserted.isEmpty() ? "" : "P-Asserted-Identity: " + asserted + "\r\n")
            + "\r\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
