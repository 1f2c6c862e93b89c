package org.confab.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.confab.system.server.ConfabServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No command of the documentation is shown that nothing runs. */
class FenceTest {
  private static final Path PAGE = Path.of("operations.md");

  private static List<Path> pages() {
    return Fence.pages(ConfabServer.root());
  }

  private static List<String> untreated(List<Fence> fences) {
    return fences.stream()
        .filter(fence -> Treatment.of(fence).isEmpty())
        .map(Fence::toString)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("guide")
  void everyFenceOfAPageIsTreated(Path page) {
    assertThat(untreated(Fence.of(page))).isEmpty();
  }

  /** Four spaces make a block too, which would be treated by nobody. */
  @ParameterizedTest
  @MethodSource("guide")
  void theGuideHasNoCommandsBesideItsFences(Path page) throws IOException {
    boolean within = false;
    for (String line : Files.readAllLines(page)) {
      within ^= line.startsWith("```");
      if (!within) {
        assertThat(line).doesNotStartWith("    ").doesNotStartWith("\t");
      }
    }
  }

  private static Stream<Path> guide() {
    return pages().stream().filter(FenceTest::isGuide);
  }

  /**
   * Other pages may show what is sent or stored; the guide and the README have nothing that is not
   * run.
   */
  private static boolean isGuide(Path page) {
    return page.toString().contains("operations") || page.endsWith("README.md");
  }

  @ParameterizedTest
  @EnumSource(Treatment.class)
  void aTreatmentIsDoneByAClassThatThereIs(Treatment treatment) throws IOException {
    if (treatment.where().isEmpty()) {
      return;
    }
    Path tests = ConfabServer.root().resolve("arquillian/src/test/java/org/confab/system");
    try (Stream<Path> sources = Files.walk(tests)) {
      assertThat(sources.map(file -> file.getFileName().toString()))
          .contains(treatment.where() + ".java");
    }
    assertThat(
            pages().stream()
                .flatMap(page -> Fence.of(page).stream())
                .flatMap(fence -> Treatment.of(fence).stream()))
        .as("somewhere in the documentation")
        .contains(treatment);
  }

  @Test
  void whatNothingRunsIsFound() {
    List<Fence> fences =
        Fence.read(
            PAGE,
            """
            ```sh run
            echo a
            ```
            ```
            a
            ```
            text
            ```
            echo b
            ```
            ```sh
            echo c
            ```
            ```sh run nowhere
            echo d
            ```
            ```nginx run proxy
            ```
            """
                .lines()
                .toList());
    assertThat(untreated(fences))
        .containsExactly(
            "operations.md line 8 ()",
            "operations.md line 11 (sh)",
            "operations.md line 14 (sh run nowhere)");
  }
}
