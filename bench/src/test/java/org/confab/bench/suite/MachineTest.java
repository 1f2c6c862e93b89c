package org.confab.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void readsProcessorAndMemory() {
    assertThat(Machine.processor("processor\t: 0\nmodel name\t: Some CPU @ 2.50GHz\nflags\t: a\n"))
        .hasValue("Some CPU @ 2.50GHz");
    assertThat(Machine.processor("processor\t: 0\n")).isEmpty();
    assertThat(Machine.gibibytes("MemTotal:       24684100 kB\nMemFree: 1 kB\n")).isEqualTo(24);
  }
}
