package org.confab.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  private static final List<Workload> ALL = Workload.read(Path.of("workloads.tsv"));

  @Test
  void namesAreUniqueAndInstancesKnown() {
    assertThat(ALL).extracting(Workload::name).doesNotHaveDuplicates();
    assertThat(ALL)
        .extracting(Workload::instance)
        .allMatch(Set.of("shared", "start", "directory", "none")::contains);
  }

  @Test
  void optionsArePairs() {
    assertThat(ALL)
        .flatExtracting(Workload::usual, Workload::quick)
        .map(Object::toString)
        .filteredOn(options -> !options.equals("-"))
        .allMatch(options -> options.split(" ", -1).length % 2 == 0);
  }

  @Test
  void aLineWithTooFewColumnsIsRefused() {
    assertThat(Workload.parse(List.of("# a comment", ""))).isEmpty();
    assertThatThrownBy(() -> Workload.parse(List.of("one\ttwo"))).hasMessageContaining("columns");
  }
}
