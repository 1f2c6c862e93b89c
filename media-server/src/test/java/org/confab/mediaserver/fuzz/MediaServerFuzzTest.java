package org.confab.mediaserver.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.confab.protocol.fuzz.FuzzRun;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.ParserRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MediaServerFuzzTest {
  private final ParserRule rule = ParserRule.withInner("org.confab.mediaserver");

  @TestFactory
  Stream<DynamicTest> every_target_reads_or_refuses_what_it_is_given() {
    return FuzzRun.tests(new MediaServerTargets());
  }

  @Test
  void a_new_parser_without_a_target_is_found() {
    assertThat(rule.without(new MediaServerTargets()))
        .as("parsers without a fuzz target")
        .isEmpty();
    assertThat(rule.parsers()).hasSizeGreaterThan(4);
  }

  @Test
  void names_are_unique() {
    assertThat(new MediaServerTargets().all().stream().map(FuzzTarget::name))
        .doesNotHaveDuplicates();
  }
}
