package org.confab.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
  @Test
  void whatWasFoundBecomesTableGoalAndPicture(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("workloads.tsv");
    Files.writeString(
        table, "drive\tshared\t-\t-\t-\twarm_us: Confab, fast <= 2 x peer, fast\twhat it does\n");
    Path page = Files.createDirectories(folder.resolve("docs")).resolve("page.md");
    Files.writeString(
        page,
        "<!-- measured: drive -->\n<!-- end of drive -->\n"
            + "<!-- measured: goals -->\n<!-- end of goals -->\n");
    Findings findings = new Findings(folder, "drive");
    findings.add("peer, fast", Map.of(Figure.WARM, 100.0));
    findings.add("Confab, fast", Map.of(Figure.WARM, 250.0, Figure.COMPILERS, 50.0));
    findings.end();

    new Rebuild(table, folder, page, folder.resolve("docs/pictures")).run();

    assertThat(Files.readString(page))
        .contains("| Confab, fast | 50 | 250 |")
        .contains("| drive: Confab, fast, CPU µs, warm ≤ 2 × peer, fast | 2.50 × | **missed** |")
        .contains("![bench-drive-cpu](pictures/bench-drive-cpu.svg)");
    assertThat(Files.readString(folder.resolve("docs/pictures/bench-drive-cpu.svg")))
        .contains("Confab, fast");
  }
}
