package org.confab.mediaserver.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FramingTest {
  private static Framing of(String text) {
    return new Framing(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), SipLimits.DEFAULT);
  }

  private static String message(String method, String body) {
    return method + " sip:x SIP/2.0\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Test
  void messagesBehindEachOtherAreCut() throws IOException {
    Framing framing = of("\r\n\r\n" + message("MESSAGE", "hello") + "\r\n" + message("BYE", ""));
    assertThat(framing.next().orElseThrow().body()).asString().isEqualTo("hello");
    assertThat(framing.next().orElseThrow().method()).isEqualTo("BYE");
    assertThat(framing.next()).isEmpty();
  }

  @Test
  void whatCannotBeCutEndsTheStream() {
    for (String bad :
        new String[] {
          "hello\r\n\r\n",
          "MESSAGE sip:x SIP/2.0\r\nContent-Length: many\r\n\r\n",
          "MESSAGE sip:x SIP/2.0\r\nContent-Length: -1\r\n\r\n",
          "MESSAGE sip:x SIP/2.0\r\nContent-Length: 99999999\r\n\r\n",
          "MESSAGE sip:x SIP/2.0\r\nX: " + "x".repeat(70_000),
          "MESSAGE sip:x SIP/2.0\r\n"
        }) {
      assertThatThrownBy(() -> of(bad).next()).isInstanceOf(IOException.class);
    }
  }
}
