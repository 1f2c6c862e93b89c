package org.confab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class RawMessageFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void hostile_bytes_are_read_or_refused(byte[] bytes) {
    check(bytes);
    String headers = new String(bytes, StandardCharsets.ISO_8859_1);
    String message = "OPTIONS sip:a SIP/2.0\r\n" + headers + "\r\n\r\n";
    check(message.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void check(byte[] bytes) {
    RawMessage message;
    try {
      message = RawMessage.parse(bytes);
    } catch (IllegalArgumentException refused) {
      assertThat(RawMessage.firstWord(bytes)).isNotNull();
      return;
    }
    assertThat(message.method()).isNotNull();
    assertThat(message.from().aor()).isNotNull();
    assertThat(message.to().epid()).isNotNull();
    assertThat(message.cseqNumber() + message.callId() + message).isNotNull();
    message
        .headers("p-asserted-identity")
        .forEach(value -> assertThat(RawMessageAddress.parseList(value)).isNotNull());
    byte[] signed = message.rewritten("authorization"::equals, "X-Added: y");
    assertThat(RawMessage.parse(signed).headers("x-added")).contains("y");
  }
}
