package org.confab.system.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkedExampleTest {
  private static final Path PAGE = Path.of("page.md");

  private static Optional<String> difference(String shown, String printed) {
    return new ShownOutput(shown.replace('|', '\n')).differenceFrom(printed.replace('|', '\n'));
  }

  @Test
  void aPageHasItsMarkedFencesAsExamples() {
    List<WorkedExample> examples =
        WorkedExample.read(
            PAGE,
            """
            # A page
            ```sh
            not run
            ```
            ```sh run
            echo a
            ```
            prints
            ```text output
            a
            ```
            and
            ```sh run directory
            echo b
            ```
            """);

    assertThat(examples).extracting(WorkedExample::line).containsExactly(5, 13);
    assertThat(examples)
        .extracting(WorkedExample::commands)
        .containsExactly("echo a\n", "echo b\n");
    assertThat(examples)
        .extracting(WorkedExample::needs)
        .containsExactly(Optional.empty(), Optional.of("directory"));
    assertThat(examples.get(0).shown().orElseThrow().differenceFrom("a\n")).isEmpty();
    assertThat(examples.get(1).shown()).isEmpty();
  }

  @Test
  void anOutputWithoutExampleIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkedExample.read(PAGE, "```text output\na\n```\n"))
        .withMessageContaining("line 1");
  }

  @ParameterizedTest
  @CsvSource({
    "a b|c, a   b||c|",
    "port … Redmond, port 12-34 A 3351 Redmond",
    "a|…|d, a|b|c|d",
    "…|d, a|d",
    "a|…, a|b|c",
    "a|…, a"
  })
  void whatIsShownIsWhatIsPrinted(String shown, String printed) {
    assertThat(difference(shown, printed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a|c, a|b|c, does not print: c",
    "a, a|b, prints more: b",
    "a|b, a, does not print: b",
    "a.c, abc, does not print: a.c",
    "…|d|…, a|b, does not print: d"
  })
  void whatIsPrintedOtherwiseIsFound(String shown, String printed, String told) {
    assertThat(difference(shown, printed).orElseThrow()).contains(told);
  }
}
