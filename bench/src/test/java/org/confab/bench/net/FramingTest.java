package org.confab.bench.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
  private static final String FIRST = "NOTIFY sip:a SIP/2.0\r\nContent-Length: 4\r\n\r\nbody";
  private static final String SECOND = "SIP/2.0 200 OK\r\ncontent-length:0\r\n\r\n";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void cutsWholeMessagesHoweverTheyArrive(int pieces) {
    List<String> whole = new ArrayList<>();
    Framing framing = new Framing(bytes -> whole.add(new String(bytes, StandardCharsets.US_ASCII)));
    byte[] stream = (FIRST + "\r\n\r\n" + SECOND + FIRST).getBytes(StandardCharsets.US_ASCII);

    for (int at = 0; at < stream.length; at += pieces) {
      framing.take(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + pieces)));
    }

    assertThat(whole).containsExactly(FIRST, SECOND, FIRST);
  }
}
