package org.confab.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MultipartAlternativeTest {
  private static final String TYPE = "multipart/alternative;boundary=\"b1\"";

  private static MultipartAlternative read(String body) {
    return MultipartAlternative.read(TYPE, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(MultipartAlternative body, int part) {
    return new String(body.parts().get(part).content(), StandardCharsets.UTF_8);
  }

  @Test
  void partsKeepTheirOrderAndTypes() {
    MultipartAlternative body =
        read(
            "--b1\r\nContent-Type: text/plain; charset=UTF-8;msgr=WAAt\r\n\r\nhello\r\n"
                + "--b1\r\nContent-Type: text/html\r\n\r\n<b>hello</b>\r\n--b1--\r\n");
    assertThat(body.parts())
        .extracting(Part::contentType)
        .containsExactly("text/plain; charset=UTF-8;msgr=WAAt", "text/html");
    assertThat(text(body, 0)).isEqualTo("hello");
    assertThat(text(body, 1)).isEqualTo("<b>hello</b>");
  }

  @Test
  void transferEncodingsAreUndone() {
    MultipartAlternative body =
        read(
            "--b1\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + "Gr=C3=BC=\r\n=C3=9Fe\r\n--b1\r\nContent-Type: text/html\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\nPGI+\r\n--b1--");
    assertThat(text(body, 0)).isEqualTo("Grüße");
    assertThat(text(body, 1)).isEqualTo("<b>");
  }

  @Test
  void aBodyWithoutItsEndIsRefused() {
    assertThatThrownBy(() -> read("--b1\r\nContent-Type: text/plain\r\n\r\nhello\r\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                read(
                    "--b1\r\nContent-Type: text/plain\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n=A=\r\n--b1--"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
