package org.confab.protocol.webticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values made with Python's hmac module. */
class PSha1Test {
  @ParameterizedTest
  @CsvSource({
    "1,5d",
    "20,5d55432bdfe9b93a813acc932adf0f297815d1c8",
    "50,5d55432bdfe9b93a813acc932adf0f297815d1c83166a983ea042d410665dfa19268d99774fd6f3fc5433f0465e765c49b85"
  })
  void givesTheBytesOfAnotherImplementation(int length, String expected) {
    byte[] key =
        PSha1.derive(
            "secret".getBytes(StandardCharsets.US_ASCII),
            "seed".getBytes(StandardCharsets.US_ASCII),
            length);
    assertThat(HexFormat.of().formatHex(key)).isEqualTo(expected);
  }
}
