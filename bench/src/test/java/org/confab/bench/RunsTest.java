package org.confab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.confab.bench.suite.Workload;
import org.junit.jupiter.api.Test;

class RunsTest {
  @Test
  void eachWorkloadOfTheTableCanBeRunAndNoOther() {
    List<String> names =
        Workload.read(Path.of("workloads.tsv")).stream().map(Workload::name).toList();

    assertThat(new Runs(Arguments.of(List.of())).workloads())
        .containsOnlyKeys(names.toArray(String[]::new));
  }
}
