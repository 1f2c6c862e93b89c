package org.confab.protocol.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HmacMd5Test {
  @Test
  void makesTheCodesOfTheStandard() {
    HmacMd5 mac = new HmacMd5("Jefe".getBytes(StandardCharsets.US_ASCII), new byte[0]);

    for (int again = 0; again < 2; again++) {
      assertThat(mac.of("what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII)))
          .isEqualTo(HexFormat.of().parseHex("750c783e6ab0b503eaa86e310a5db738"));
    }
  }

  @Property
  void agreesWithTheJdk(
      @ForAll @Size(min = 1, max = 64) byte[] key, @ForAll byte[] beginning, @ForAll byte[] text) {
    assertThat(new HmacMd5(key, beginning).of(text))
        .isEqualTo(Digests.hmacMd5(key, beginning, text));
  }
}
