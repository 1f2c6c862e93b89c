package org.confab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonBodyTest {
  @Test
  void membersThatThereAreNotAreRefusedWithThoseThatThereAre() {
    JsonBody body = JsonBody.parse("{\"enabled\":true,\"pasword\":\"x\"}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> body.only("enabled", "password"))
        .withMessage("There is no \"pasword\"; there is enabled, password.");
    assertThat(body.only("enabled", "pasword").flag("enabled")).contains(true);
  }

  @Test
  void arraysHoldTextsAlone() {
    assertThat(JsonBody.parse("{\"members\":[\"a\",\"b\"]}").texts("members"))
        .isEqualTo(List.of("a", "b"));
    assertThat(JsonBody.parse("{}").texts("members")).isEmpty();
    for (String wrong : List.of("{\"members\":\"a\"}", "{\"members\":[1]}", "{\"members\":null}")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> JsonBody.parse(wrong).texts("members"));
    }
  }

  @Test
  void whatIsDeepOrLongIsNoObjectOfOurs() {
    for (String hostile :
        List.of(
            "[".repeat(16_000),
            "{\"uri\":".repeat(2_000),
            "{\"uri\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}",
            "{\"uri\":\"" + "x".repeat(JsonBody.MAX_LENGTH) + "\"}",
            "{\"uri\":\"\\ud800",
            "\u0000",
            "")) {
      assertThatIllegalArgumentException().isThrownBy(() -> JsonBody.parse(hostile));
    }
    String brackets = "\\\"" + "[{".repeat(100);
    assertThat(JsonBody.parse("{\"uri\":\"" + brackets + "\"}").text("uri"))
        .isEqualTo(brackets.substring(1));
  }

  @Test
  void aNumberThatNobodyCanHoldIsRefusedToWhoeverSendsIt() {
    for (String number : List.of("1e99999999999", "1e-99999999999", "101e9999999990")) {
      assertThatExceptionOfType(Malformed.class)
          .as(number)
          .isThrownBy(() -> JsonBody.parse("{\"minutes\":" + number + "}"));
    }
  }
}
