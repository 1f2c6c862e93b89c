package org.confab.core.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiguresTest {
  private final Figures figures = new Figures();

  @ParameterizedTest
  @EnumSource(Metric.class)
  void aRowIsForProgramsAndForPeople(Metric metric) {
    assertThat(metric.label()).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*").doesNotEndWith("_total");
    assertThat(metric.labels())
        .allMatch(label -> label.matches("[a-z]+"))
        .doesNotHaveDuplicates()
        .doesNotContain("le", "user", "address");
    assertThat(metric.help()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
  }

  @Test
  void namesAreGivenOnce() {
    assertThat(Stream.of(Metric.values()).map(Metric::label)).doesNotHaveDuplicates();
    assertThat(Stream.of(Metric.values()).map(Metric::base)).doesNotHaveDuplicates();
  }

  @Test
  void aCounterIsAmongTheFiguresFromTheStart() {
    LongAdder counter = figures.counter(Metric.WEB_REQUESTS, "Describe");
    counter.add(2);

    assertThat(figures.of(Metric.WEB_REQUESTS).map(Figure::now)).containsExactly(2L);
  }

  @Test
  void aPartThatStartsAgainTakesItsPlacesOver() {
    figures.add(new Figure(Metric.FLOWS, () -> 3));
    figures.add(new Figure(Metric.FLOWS, () -> 4));

    assertThat(figures.plain()).extracting(Figure::now).containsExactly(4L);
  }

  @Test
  void labelsAreThoseOfTheRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> figures.counter(Metric.WEB_REQUESTS))
        .withMessageContaining("operation");
    assertThatIllegalArgumentException().isThrownBy(() -> figures.timing(Metric.WEB_REQUESTS, "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Figure(Metric.WEB_TIME, List.of("x"), () -> 1));
  }

  @Test
  void noRowGrowsWithoutBounds() {
    for (int i = 0; i < Figures.MOST_OF_ONE; i++) {
      figures.add(Metric.WEB_REQUESTS, () -> 1, "operation " + i);
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> figures.add(Metric.WEB_REQUESTS, () -> 1, "one more"));
    figures.add(Metric.WEB_REQUESTS, () -> 2, "operation 0");
  }
}
