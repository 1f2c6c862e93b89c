package org.confab.protocol.fuzz;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ProtocolFuzzTest {
  @TestFactory
  Stream<DynamicTest> every_target_reads_or_refuses_what_it_is_given() {
    return FuzzRun.tests(new ProtocolTargets());
  }
}
