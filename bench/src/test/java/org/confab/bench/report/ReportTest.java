package org.confab.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path directory;

  private static Figures figures(String side, double cpu) {
    return new Figures(side, "window", 100, 0, 0, cpu, 0, 0, 1000, 1, 2, 700, 400, 0, 0);
  }

  @Test
  void comparesMedians() throws IOException {
    Report report = new Report(directory);
    for (double cpu : new double[] {90, 60, 70}) {
      report.add(figures("peer", cpu));
      report.add(figures("ours", cpu / 2));
    }

    assertThat(report.finish())
        .contains("| peer | 70.0 | 1.00 |")
        .contains("| ours | 35.0 | 2.00 |");
    assertThat(Files.readAllLines(directory.resolve("presence.csv")))
        .hasSize(7)
        .startsWith(Figures.CSV_HEAD);
  }
}
