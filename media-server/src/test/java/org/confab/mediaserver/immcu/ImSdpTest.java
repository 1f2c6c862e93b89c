package org.confab.mediaserver.immcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImSdpTest {
  private static Optional<ImSdp> read(String text) {
    return ImSdp.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theTypesOfAnOfferAreRead() {
    assertThat(read("v=0\r\nm=message 5060 sip null\r\na=accept-types:text/plain  text/html\r\n"))
        .hasValueSatisfying(
            sdp -> assertThat(sdp.types()).containsExactly("text/plain", "text/html"));
  }

  @Test
  void strangeTypesAreLeftOut() {
    assertThat(
            read(
                "m=message 5060 sip null\na=accept-types:text/plain a\u00e9b "
                    + "x".repeat(129)
                    + "\n"))
        .hasValueSatisfying(sdp -> assertThat(sdp.types()).containsExactly("text/plain"));
  }

  @Test
  void anOfferWithoutMessagesIsNone() {
    assertThat(read("m=audio 4000 RTP/AVP 0\r\n")).isEmpty();
    assertThat(read("m=message 0 sip null\r\n")).isEmpty();
    assertThat(read("")).isEmpty();
  }

  @Test
  void otherMediaAreDeclined() {
    String answer =
        new String(
            read("m=audio 4000 RTP/AVP 0\r\nm=message 1 sip null\r\n")
                .orElseThrow()
                .answer("127.0.0.1"),
            StandardCharsets.UTF_8);
    assertThat(answer)
        .contains("m=audio 0 RTP/AVP 0\r\nm=message 5060 sip null\r\na=accept-types:text/plain ");
  }
}
