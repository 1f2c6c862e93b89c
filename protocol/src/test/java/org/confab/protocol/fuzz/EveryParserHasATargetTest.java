package org.confab.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EveryParserHasATargetTest {
  private final ParserRule rule = ParserRule.ofPublic("org.confab.protocol");

  @Test
  void a_new_parser_without_a_target_is_found() {
    assertThat(rule.without(new ProtocolTargets())).as("parsers without a fuzz target").isEmpty();
    assertThat(rule.parsers()).hasSizeGreaterThan(80);
  }

  @Test
  void names_are_unique() {
    assertThat(new ProtocolTargets().all().stream().map(FuzzTarget::name)).doesNotHaveDuplicates();
  }
}
