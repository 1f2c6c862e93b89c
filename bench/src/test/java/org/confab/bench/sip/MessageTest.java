package org.confab.bench.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final Message NOTIFY =
      message(
          "NOTIFY sip:w@127.0.0.1:9 SIP/2.0\r\n"
              + "Via: SIP/2.0/TCP 127.0.0.1:5060;branch=z9hG4bK1\r\n"
              + "Max-Forwards: 70\r\nFrom: <sip:p@x>;tag=1\r\nTo: <sip:w@x>;tag=2\r\n"
              + "Call-ID: c\r\nCSeq: 7 NOTIFY\r\nContent-Length: 16\r\n\r\n<note>118</note>");

  private static Message message(String text) {
    return new Message(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void findsTheNumberThatTheNotificationCarries() {
    byte[] before = "<note>".getBytes(StandardCharsets.US_ASCII);

    assertThat(NOTIFY.numberBetween(before, (byte) '<')).isEqualTo(118);
    assertThat(message("NOTIFY sip:w SIP/2.0\r\n\r\n").numberBetween(before, (byte) '<'))
        .isEqualTo(-1);
  }

  @Test
  void isAnsweredWithWhatMustBeCopied() {
    assertThat(new String(Echo.ok(NOTIFY), StandardCharsets.US_ASCII))
        .isEqualTo(
            "SIP/2.0 200 OK\r\nVia: SIP/2.0/TCP 127.0.0.1:5060;branch=z9hG4bK1\r\n"
                + "From: <sip:p@x>;tag=1\r\nTo: <sip:w@x>;tag=2\r\nCall-ID: c\r\n"
                + "CSeq: 7 NOTIFY\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void anAnswerHasATagOfOurEndUnlessTheRequestHasIt() {
    Message invite = message("INVITE sip:a SIP/2.0\r\nTo: <sip:a@x>\r\nCSeq: 1 INVITE\r\n\r\n");

    assertThat(new String(Echo.answer(invite, "480 Away", "me"), StandardCharsets.US_ASCII))
        .isEqualTo(
            "SIP/2.0 480 Away\r\nTo: <sip:a@x>;tag=me\r\nCSeq: 1 INVITE\r\n"
                + "Content-Length: 0\r\n\r\n");
    assertThat(new String(Echo.answer(NOTIFY, "200 OK", "me"), StandardCharsets.US_ASCII))
        .doesNotContain("tag=me");
  }

  @Test
  void tellsRequestsFromResponses() {
    assertThat(NOTIFY.is("NOTIFY")).isTrue();
    assertThat(NOTIFY.is("BENOTIFY")).isFalse();
    assertThat(NOTIFY.isResponse()).isFalse();
    assertThat(message("SIP/2.0 481 No\r\n\r\n").status()).isEqualTo(481);
  }
}
