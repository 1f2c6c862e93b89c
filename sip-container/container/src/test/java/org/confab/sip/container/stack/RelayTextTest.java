package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.confab.sip.edge.DialogRelay.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayTextTest {
  private static final String START = "MESSAGE sip:b@x SIP/2.0\r\n";

  private static Optional<String> relayed(String message) {
    return RelayText.read(message.getBytes(StandardCharsets.ISO_8859_1))
        .map(
            text ->
                text.write(
                    text.start(), List.of(), field -> field, new Edit((name, value) -> false, "")))
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: a\rRoute: b\r\n", "X: a\r\r\n", "X: a\r\n b\rc\r\n", "\rX: a\r\n"})
  void aCarriageReturnWithinALineGoesNoFurther(String header) {
    assertThat(relayed(START + header + "\r\n")).isEmpty();
  }

  @Test
  void linesThatALineFeedAloneEndsAreWrittenAsLinesAre() {
    assertThat(relayed(START + "X: a\nY: b\n c\r\n\r\none\rtwo\n"))
        .contains(START + "X: a\r\nY: b\r\n c\r\n\r\none\rtwo\n");
  }

  @Test
  void headersWithoutAnEndAreNoMessage() {
    assertThat(relayed(START + "X: a\r\n")).isEmpty();
  }
}
