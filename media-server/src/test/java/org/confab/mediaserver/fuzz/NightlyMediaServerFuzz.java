package org.confab.mediaserver.fuzz;

import java.util.stream.Stream;
import org.confab.protocol.fuzz.JazzerRun;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Not among the usual tests: the profile {@code fuzz} runs it. */
class NightlyMediaServerFuzz {
  @TestFactory
  Stream<DynamicTest> jazzer_finds_nothing() {
    return JazzerRun.tests(new MediaServerTargets());
  }
}
