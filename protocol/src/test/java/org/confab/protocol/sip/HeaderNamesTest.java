package org.confab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are found by their bytes. */
class HeaderNamesTest {
  private static String known(String text) {
    byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.ISO_8859_1);
    return HeaderNames.known(bytes, 1, bytes.length - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"via", "to", "call-id", "cseq", "proxy-authentication-info", "route"})
  void aNameIsFoundInWhateverCase(String name) {
    assertThat(known(name)).isSameAs(name.intern());
    assertThat(known(name.toUpperCase(Locale.ROOT))).isEqualTo(name);
    assertThat(known(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)))
        .isEqualTo(name);
  }

  @Test
  void everyLongFormOfACompactOneIsThere() {
    assertThat(HeaderNames.COMPACT.values()).allSatisfy(n -> assertThat(known(n)).isEqualTo(n));
  }

  /** An at sign is 32 below a backquote, and so on: only letters have two cases. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "t", "tO ", " to", "vi", "viaa", "cal\rid", "x-y", "v\u00c9a", "t\u00ef"})
  void whatIsNoneOfThemIsLeftToTheReader(String text) {
    assertThat(known(text)).isEmpty();
  }

  @Test
  void itIsReadTheSameHoweverItIsWritten() {
    RawMessage message =
        RawMessage.parse(
            "INFO sip:a@b SIP/2.0\r\nCALL-ID : 1\r\nf: <sip:a@b>\r\nX-Own: 2\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(message.callId()).isEqualTo("1");
    assertThat(message.header("From")).contains("<sip:a@b>");
    assertThat(message.header("x-own")).contains("2");
  }
}
