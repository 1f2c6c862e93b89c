package org.confab.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredTest {
  @Test
  void whatIsFoundIsReadAgain(@TempDir Path folder) {
    Findings findings = new Findings(folder, "call");
    findings.add("peer, a", Map.of(Figure.WARM, 10.0, Figure.P99, 2.5));
    findings.add("peer, a", Map.of(Figure.WARM, 30.0));
    findings.add("Confab, a", Map.of(Figure.WARM, 1234.0));

    Measured measured = Measured.read(folder, "call").orElseThrow();

    assertThat(measured.operations()).containsOnlyKeys("peer, a", "Confab, a");
    assertThat(measured.figure("peer, a", Figure.WARM)).hasValue(20);
    assertThat(measured.figure("Confab, a", Figure.P99)).isEmpty();
    assertThat(measured.table())
        .isEqualTo(
            "| | CPU µs, warm | p99 ms |\n|--|--|--|\n"
                + "| peer, a | 20 (10–30) | 2.5 |\n| Confab, a | 1,234 | – |\n");
  }

  @Test
  void aNewRunTakesThePlaceOfAnOldOne(@TempDir Path folder) {
    new Findings(folder, "call").add("old", Map.of(Figure.WARM, 10.0));
    new Findings(folder, "call").add("new", Map.of(Figure.WARM, 10.0));

    assertThat(Measured.read(folder, "call").orElseThrow().operations()).containsOnlyKeys("new");
  }

  @Test
  void aRunThatBrokeOffIsKnown(@TempDir Path folder) {
    Findings findings = new Findings(folder, "call");
    findings.add("Confab, a", Map.of(Figure.WARM, 10.0));
    assertThat(Measured.read(folder, "call").orElseThrow().ended()).isFalse();

    findings.end();
    assertThat(Measured.read(folder, "call").orElseThrow().ended()).isTrue();
  }

  @Test
  void failuresOfOneRoundAreNotHiddenByTheOthers(@TempDir Path folder) {
    Findings findings = new Findings(folder, "call");
    List.of(0.0, 500.0, 0.0).forEach(some -> findings.add("a", Map.of(Figure.FAILED, some)));

    Measured measured = Measured.read(folder, "call").orElseThrow();
    assertThat(measured.figure("a", Figure.FAILED)).hasValue(500);
    assertThat(measured.table()).contains("| a | 500 |");
  }

  @Test
  void whatIsNoFigureIsPassedOver() {
    assertThat(Measured.parse(List.of(Findings.HEAD, "x", "d,0.1,\"a\",unknown,1"))).isEmpty();
  }

  @Test
  void whatWasNotRunIsNotThere(@TempDir Path folder) {
    assertThat(Measured.read(folder, "call")).isEmpty();
  }
}
