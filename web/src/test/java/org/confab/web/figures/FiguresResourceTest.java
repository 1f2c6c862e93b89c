package org.confab.web.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.confab.core.figures.Gauge;
import org.junit.jupiter.api.Test;

class FiguresResourceTest {
  @Test
  void tellsNumbersByNameAndWhatTheyCount() {
    assertThat(
            FiguresResource.json(
                    List.of(new Gauge("flows", "Open connections", () -> 3)), Map.of("users", 7L))
                .toString())
        .isEqualTo(
            "{\"gauges\":{\"flows\":3},\"tables\":{\"users\":7},"
                + "\"help\":{\"flows\":\"Open connections\"}}");
  }
}
