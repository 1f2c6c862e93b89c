package org.confab.sip.container.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.confab.protocol.fuzz.FuzzRun;
import org.confab.protocol.fuzz.FuzzTarget;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ContainerFuzzTest {
  @TestFactory
  Stream<DynamicTest> every_target_reads_or_refuses_what_it_is_given() {
    return FuzzRun.tests(new ContainerTargets());
  }

  @Test
  void names_are_unique() {
    assertThat(new ContainerTargets().all().stream().map(FuzzTarget::name)).doesNotHaveDuplicates();
  }
}
