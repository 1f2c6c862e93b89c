package org.confab.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.confab.protocol.fuzz.FuzzRun;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.ParserRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WebFuzzTest {
  /** Bytes of a table of core, which has a target there; refused with an answer of HTTP. */
  private static final Set<String> ELSEWHERE = Set.of("org.confab.web.locations.TableBody");

  private final ParserRule rule = ParserRule.withInner("org.confab.web");

  @TestFactory
  Stream<DynamicTest> every_target_reads_or_refuses_what_it_is_given() {
    return FuzzRun.tests(new WebTargets());
  }

  @Test
  void a_new_parser_without_a_target_is_found() {
    assertThat(rule.without(new WebTargets()))
        .as("parsers without a fuzz target")
        .isSubsetOf(ELSEWHERE);
    assertThat(rule.parsers()).hasSizeGreaterThan(4);
  }

  @Test
  void names_are_unique() {
    assertThat(new WebTargets().all().stream().map(FuzzTarget::name)).doesNotHaveDuplicates();
  }
}
