package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void lines_end_with_both_characters() {
    Map.of(
            "a\r\nb\r\n",
            true,
            "a\nb",
            false,
            "a\rb",
            false,
            "a\tb",
            true,
            "a\0",
            false,
            "\u00e4",
            true)
        .forEach((text, clean) -> assertThat(isClean(text)).as(text).isEqualTo(clean));
  }

  private static boolean isClean(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return PlainText.isClean(bytes, bytes.length);
  }

  @Test
  void what_lies_behind_the_end_makes_no_difference() {
    byte[] bytes = "a\r\n\n".getBytes(StandardCharsets.UTF_8);
    assertThat(PlainText.isClean(bytes, 3)).isTrue();
    assertThat(PlainText.isClean(bytes, 2)).isFalse();
  }

  @Test
  void parameters_are_names_with_or_without_values() {
    for (String good : new String[] {"", ";a", ";a=b", ";rport;received=[::1]", ";A-b.c=1;d"}) {
      assertThat(PlainText.areParameters(good)).as(good).isTrue();
    }
    for (String bad :
        new String[] {
          "a", ";", ";;a", ";a;", ";=b", ";a=", ";a=b=c", ";a =b", ";a=\"b\"", ";%61"
        }) {
      assertThat(PlainText.areParameters(bad)).as(bad).isFalse();
    }
  }

  @Test
  void tags_are_counted_where_the_address_is_plain() {
    assertThat(PlainText.tags("<sip:a@b.c>")).isZero();
    assertThat(PlainText.tags("Any Name <sips:a@b.c:5;x=y>;Tag=1;epid=2")).isEqualTo(1);
    assertThat(PlainText.tags("\"\u00c4, <\" <sip:a@b>;tag=1")).isEqualTo(-1);
    assertThat(PlainText.tags("\"\u00c4,\" <sip:a@b>;tag=1;tag=2")).isEqualTo(2);
    for (String other :
        new String[] {
          "sip:a@b;tag=1",
          "<mailto:a@b>",
          "<sip:a@b",
          "<sip:a@b>, <sip:c@d>",
          "<sip:a b@c>",
          "\"<sip:a@b>"
        }) {
      assertThat(PlainText.tags(other)).as(other).isEqualTo(-1);
    }
  }

  @Test
  void a_call_id_has_one_at_sign_at_most() {
    assertThat(PlainText.isCallId("ABC{1}-x@h:5")).isTrue();
    for (String other : new String[] {"", "@a", "a@", "a@b@c", "a b", "a,b", "\"a\""}) {
      assertThat(PlainText.isCallId(other)).as(other).isFalse();
    }
  }
}
