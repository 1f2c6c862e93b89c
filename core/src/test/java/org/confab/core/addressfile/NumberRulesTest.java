package org.confab.core.addressfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRulesTest {
  private static final NumberRules COMPANY =
      NumberRules.parse(
          """
          # Extensions of the house.
          (\\d{4})
          +1425555$1;ext=$1

          ^[\\s()\\-\\./]*\\(?(\\d{3})\\)?[\\s\\-\\.]*(\\d{3})[\\s\\-\\.]*(\\d{4})\\s*$
          tel:+1$1$2$3
          0(?<rest>\\d+)
          +49${rest}
          9999\\d
          nobody
          """);

  @ParameterizedTest
  @CsvSource({
    "555-533-4312,tel:+5555334312",
    "555 391 3224,tel:+5553913224",
    "+1 (425) 555-0100,tel:+14255550100",
    "425.555.0100,tel:+4255550100",
    "123456789012345,tel:+123456789012345",
    "1,tel:+1"
  })
  void withoutRulesUpToFifteenDigitsAreANumber(String number, String normalized) {
    assertThat(NumberRules.BUILT_IN.normalize(number)).contains(normalized);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890123456",
        "",
        "-",
        "x5000",
        "425/555 0100",
        "425 555 0100 ext. 7",
        "++1",
        "1+1",
        "tel:+14255550100"
      })
  void anythingElseIsNoNumber(String number) {
    assertThat(NumberRules.BUILT_IN.normalize(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "5100,tel:+14255555100;ext=5100",
    "(425) 555-0100,tel:+14255550100",
    "030123,tel:+4930123",
    "44 20 7946 0958,tel:+442079460958"
  })
  void rulesOfTheEnterpriseComeFirst(String number, String normalized) {
    assertThat(COMPANY.normalize(number)).contains(normalized);
  }

  @Test
  void aRuleMayMakeNothingThatCannotBeCalled() {
    assertThat(COMPANY.normalize("99991")).isEmpty();
  }

  @Test
  void whatMatchesIsReplacedAsAWhole() {
    NumberRules rules = NumberRules.parse("(\\d{4}|\\d{5})\n+420$1;ext=1");
    assertThat(rules.normalize("12345")).contains("tel:+42012345;ext=1");
  }

  @Test
  void aLongNumberIsNotLookedAt() {
    assertThat(NumberRules.parse("(\\s*)*x\n1").normalize(" ".repeat(10_000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(\\d\\n+1|line 1",
        "(\\d)|line 1",
        "(\\d)\\n+$2|line 2",
        "(\\d)\\n+${x}|line 2",
        "#\\n\\n(\\d)\\n+$|line 4"
      })
  void aRuleThatCannotBeIsToldWithItsLine(String rules, String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumberRules.parse(rules.replace("\\n", "\n").replace("\\\\", "\\")))
        .withMessageContaining(line);
  }

  @Test
  void rulesAreBounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumberRules.parse("\\d\n+1\n".repeat(NumberRules.MAX_RULES + 1)))
        .withMessageContaining("line 1001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumberRules.parse("1".repeat(NumberRules.MAX_LINE + 1)))
        .withMessageContaining("line 1");
  }

  @Test
  void filesTellTheRulesInPairsOfLines() {
    assertThat(NumberRules.BUILT_IN.asString()).isEqualTo("E164\r\n\r\n");
    assertThat(NumberRules.parse("(\\d{4})\n+1425555$1").asString())
        .isEqualTo("(\\d{4})\r\ntel:+1425555$1\r\nE164\r\n\r\n");
    assertThat(NumberRules.parse("").asString()).isEqualTo(NumberRules.BUILT_IN.asString());
  }
}
