package org.confab.bench.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.confab.bench.report.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixingTableTest {
  @Test
  void medianAndRatioToTheFirstSideStandInEachLine(@TempDir Path folder) throws Exception {
    MixingTable table = new MixingTable(folder, "other", new Findings(folder, "media"));
    table.add(figures("ours", 500, 0));
    table.add(figures("other", 2_000, 0));
    table.add(figures("ours", 250, 0));
    table.add(figures("ours", 500, 0));
    assertThat(table.toString())
        .contains("| 100 | 50 | ours | 500 | 2000 | 4.00 | 0.10 | 2.00 | 3.0 | 0.000 | 0 |")
        .contains("| 100 | 50 | other | 2000 | 500 | 1.00 |");
    assertThat(Files.readAllLines(folder.resolve("mixing.csv"))).hasSize(5);
  }

  @Test
  void aWindowWithMissingFramesIsNotBorne(@TempDir Path folder) {
    MixingTable table = new MixingTable(folder, "other", new Findings(folder, "media"));
    table.add(figures("ours", 500, 0.01));
    assertThat(table.toString())
        .contains("ours, not borne")
        .contains("| – |")
        .contains("| 1.000 |");
  }

  private static MixingFigures figures(String side, double cpu, double missing) {
    return new MixingFigures(side, 100, 50, cpu, 0.1, 2, 3, missing, 0, true);
  }
}
