package org.confab.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.confab.protocol.fuzz.FuzzRun;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.ParserRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CoreFuzzTest {
  /**
   * Compares a name with those of the conferences that there are; reads a file that the product
   * brings with it.
   */
  private static final Set<String> NO_PARSER =
      Set.of("org.confab.core.conferencing.RoomName", "org.confab.core.sample.SampleOrganisation");

  private final ParserRule rule = ParserRule.ofPublic("org.confab.core");

  @TestFactory
  Stream<DynamicTest> every_target_reads_or_refuses_what_it_is_given() {
    return FuzzRun.tests(new CoreTargets());
  }

  @Test
  void a_new_parser_without_a_target_is_found() {
    assertThat(rule.without(new CoreTargets()))
        .as("parsers without a fuzz target")
        .isSubsetOf(NO_PARSER);
    assertThat(rule.parsers()).hasSizeGreaterThan(15);
  }

  @Test
  void names_are_unique() {
    assertThat(new CoreTargets().all().stream().map(FuzzTarget::name)).doesNotHaveDuplicates();
  }
}
