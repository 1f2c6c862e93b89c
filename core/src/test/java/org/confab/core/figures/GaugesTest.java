package org.confab.core.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GaugesTest {
  private final Gauges gauges = new Gauges();

  @Test
  void listsThemByName() {
    gauges.add(new Gauge("flows", "Open connections", () -> 3), new Gauge("dialogs", "", () -> 1));
    assertThat(gauges.all()).extracting(Gauge::name).containsExactly("dialogs", "flows");
    assertThat(gauges.all().get(1).value().getAsLong()).isEqualTo(3);
  }

  @Test
  void aPartThatStartsAgainTakesItsPlacesOver() {
    gauges.add(new Gauge("flows", "", () -> 3));
    gauges.add(new Gauge("flows", "", () -> 4));
    assertThat(gauges.all())
        .singleElement()
        .satisfies(one -> assertThat(one.value().getAsLong()).isEqualTo(4));
  }

  @Test
  void namesAreForPrograms() {
    assertThatThrownBy(() -> new Gauge("Open flows", "", () -> 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
