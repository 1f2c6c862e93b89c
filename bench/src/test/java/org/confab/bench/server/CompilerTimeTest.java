package org.confab.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilerTimeTest {
  @Test
  void compilersAreKnownByTheNameOfTheirThread() {
    assertThat(CompilerTime.compiles("7 (C2 CompilerThre) S 1 42")).isTrue();
    assertThat(CompilerTime.compiles("7 (C1 CompilerThre) R 1 42")).isTrue();
    assertThat(CompilerTime.compiles("7 (JVMCI CompilerThre) R 1 42")).isTrue();
    assertThat(CompilerTime.compiles("7 (GC Thread#0) S 1 42")).isFalse();
    assertThat(CompilerTime.compiles("7 (a (C2 CompilerThre) S 1")).isFalse();
    assertThat(CompilerTime.compiles("")).isFalse();
  }

  @Test
  void threadsThatEndedOrBeganMeanwhileDoNotMakeItNegative() {
    CompilerTime before = new CompilerTime(Map.of(1L, 500L, 2L, 100L));
    CompilerTime after = new CompilerTime(Map.of(2L, 150L, 3L, 30L));

    assertThat(after.since(before)).isEqualTo(80);
  }

  @Test
  void thisProcessHasCompilersAndNoProcessHasNone() {
    assertThat(CompilerTime.of(ProcessHandle.current().pid()).micros()).isNotEmpty();
    assertThat(CompilerTime.of(Long.MAX_VALUE).micros()).isEmpty();
  }
}
