package org.confab.core.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientRulesTest {
  private static final String R2 =
      "UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Microsoft Office Communicator 2007 R2)";
  private static final String SIPE = "Purple/2.14.12 Sipe/1.25.0 (linux-x86_64)";

  private static ClientAction action(String rules, String userAgent) {
    return ClientRules.parse(rules).of(userAgent).action();
  }

  @ParameterizedTest
  @CsvSource({
    "block OC < 3.5,ALLOW",
    "block OC < 3.5.6907.1,BLOCK",
    "block oc <= 3.5.6907,BLOCK",
    "block OC = 3.5.6907.0,BLOCK",
    "block OC != 3.5.6907.0,ALLOW",
    "block OC > 3.5,BLOCK",
    "block OC >= 4,ALLOW",
    "block UCCAPI,BLOCK",
    "block UCC*,BLOCK",
    "block *,BLOCK",
    "block O,ALLOW",
    "block Sipe,ALLOW"
  })
  void aRuleComparesAProductAndItsVersion(String rule, ClientAction expected) {
    assertThat(action(rule, R2)).isEqualTo(expected);
  }

  @Test
  void theFirstRuleThatFitsDecidesAndWithoutOneEverybodyIsAllowed() {
    String rules = "allow Sipe >= 1.25; block Sipe\nallow OC; block *";
    assertThat(action(rules, SIPE)).isEqualTo(ClientAction.ALLOW);
    assertThat(action(rules, "Sipe/1.24.9")).isEqualTo(ClientAction.BLOCK);
    assertThat(action(rules, R2)).isEqualTo(ClientAction.ALLOW);
    assertThat(action(rules, "")).isEqualTo(ClientAction.BLOCK);
    assertThat(action("block Sipe", "")).isEqualTo(ClientAction.ALLOW);
    assertThat(ClientRules.NONE.of(R2).action()).isEqualTo(ClientAction.ALLOW);
  }

  @Test
  void aVersionThatCannotBeReadFitsNoComparison() {
    assertThat(action("block Sipe < 2", "Sipe/git-4711")).isEqualTo(ClientAction.ALLOW);
    assertThat(action("block Sipe", "Sipe/git-4711")).isEqualTo(ClientAction.BLOCK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allow * | ''",
        "allow-with-url * https://litwareinc.com/client"
            + " | 313 lcs.microsoft.com \"https://litwareinc.com/client\"",
        "allow-and-upgrade *"
            + " | 314 lcs.microsoft.com \"Check Microsoft Update for the newest version.\"",
        "block-with-url OC < 9 https://litwareinc.com/client"
            + " | 313 lcs.microsoft.com \"https://litwareinc.com/client\"",
        "block * | 310 lcs.microsoft.com \"This version of the client is not allowed here\""
      })
  void theAnswerWarns(String rule, String warning) {
    assertThat(ClientRules.parse(rule).of(R2).warning()).isEqualTo(warning);
  }

  @ParameterizedTest
  @CsvSource({
    "block",
    "forbid OC",
    "block OC <",
    "block OC < x.y",
    "block OC https://litwareinc.com",
    "block-with-url OC",
    "block-with-url OC ftp://litwareinc.com",
    "block OC < 1 2 3"
  })
  void aBadRuleIsRefused(String rule) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ClientRules.parse(rule))
        .withMessageStartingWith("rule '" + rule + "': ");
  }

  @Test
  void thereAreOnlySoMany() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ClientRules.parse("allow a;".repeat(ClientRules.MAX_RULES + 1)));
  }
}
