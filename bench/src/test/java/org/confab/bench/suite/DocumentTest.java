package org.confab.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static final String PAGE =
      "by hand\n<!-- measured: one -->\nold $1\n<!-- end of one -->\nmore\n"
          + "<!-- measured: two-b -->\nolder\n<!-- end of two-b -->\n";

  @Test
  void onlyNamedPartsAreReplaced() {
    assertThat(Document.rebuilt(PAGE, Map.of("one", "new \\ $2\n")))
        .isEqualTo(
            "by hand\n<!-- measured: one -->\nnew \\ $2\n<!-- end of one -->\nmore\n"
                + "<!-- measured: two-b -->\nolder\n<!-- end of two-b -->\n");
  }

  @Test
  void doingItTwiceChangesNothing() {
    String once = Document.rebuilt(PAGE, Map.of("two-b", "x\n"));

    assertThat(Document.rebuilt(once, Map.of("two-b", "x\n"))).isEqualTo(once);
  }

  @Test
  void thePageHasAPlaceForEachWorkload() throws Exception {
    String page = Files.readString(Path.of("../docs/performance.md"));
    List<String> names =
        Workload.read(Path.of("workloads.tsv")).stream().map(Workload::name).toList();

    assertThat(names).isNotEmpty().allMatch(name -> Document.has(page, name));
    assertThat(List.of("goals", "machine", "workloads")).allMatch(name -> Document.has(page, name));
  }
}
