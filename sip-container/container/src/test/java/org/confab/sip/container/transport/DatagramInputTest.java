package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DatagramInputTest {
  private static final String HEAD = "OPTIONS sip:a@b SIP/2.0\r\n";

  private static String cut(String datagram) {
    return new String(
        DatagramInput.cut(datagram.getBytes(StandardCharsets.ISO_8859_1)),
        StandardCharsets.ISO_8859_1);
  }

  @Test
  void cutsOffWhatFollowsTheBody() {
    assertThat(cut(HEAD + "Content-Length: 2\r\n\r\nabJUNK"))
        .isEqualTo(HEAD + "Content-Length: 2\r\n\r\nab");
  }

  @Test
  void takesTheWholeDatagramWithoutContentLength() {
    assertThat(cut(HEAD + "\r\nbody")).isEqualTo(HEAD + "\r\nbody");
  }

  @Test
  void refusesMoreHeaderLinesThanAnyClientWritesAndCountsNoneOfTheBody() {
    String lines = "a:b\r\n".repeat(TransportLimits.HEADER_LINES);
    assertThatThrownBy(() -> cut(HEAD + lines + "\r\n")).isInstanceOf(Unframeable.class);
    assertThat(cut(HEAD + "\r\n" + lines)).isEqualTo(HEAD + "\r\n" + lines);
  }

  @Test
  void refusesABodyThatLineFeedsAloneCutOff() {
    assertThatThrownBy(() -> cut(HEAD + "Content-Length: 0\n\nBYE sip:c@d SIP/2.0\r\n\r\n"))
        .isInstanceOfSatisfying(Unframeable.class, u -> assertThat(u.status()).isEqualTo(400));
    assertThat(cut(HEAD + "Content-Length: 4\r\n\r\na\n\nb")).endsWith("a\n\nb");
  }

  @Test
  void refusesADatagramThatIsShorterThanItSays() {
    assertThatThrownBy(() -> cut(HEAD + "Content-Length: 9\r\n\r\nab"))
        .isInstanceOf(Unframeable.class);
  }
}
