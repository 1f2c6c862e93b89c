package org.confab.web.locations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableBodyTest {
  private static InputStream body(byte... bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void aTableIsInUtf8() throws Exception {
    byte[] table = "type\nŽitná".getBytes(StandardCharsets.UTF_8);
    assertThat(TableBody.read(body(table), table.length)).isEqualTo("type\nŽitná");
    assertThatThrownBy(() -> TableBody.read(body((byte) 0xE9), 9))
        .isInstanceOfSatisfying(
            TableBody.Refused.class, r -> assertThat(r.problem().status()).isEqualTo(400));
  }

  @Test
  void aBodyThatIsTooLongIsReadNoFurtherThanNeeded() throws Exception {
    InputStream rest = body(new byte[100]);
    assertThatThrownBy(() -> TableBody.read(rest, 10))
        .isInstanceOfSatisfying(
            TableBody.Refused.class, r -> assertThat(r.problem().status()).isEqualTo(413));
    assertThat(rest.available()).isEqualTo(89);
  }
}
