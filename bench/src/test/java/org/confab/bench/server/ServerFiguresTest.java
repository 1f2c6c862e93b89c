package org.confab.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerFiguresTest {
  @Test
  void readsGaugesAndTables() {
    ServerFigures figures =
        ServerFigures.parse(
            "{\"gauges\":{\"dialogs\":0,\"flows\":3},\"tables\":{\"users\":12},"
                + "\"help\":{\"flows\":\"Open connections\"}}");
    assertThat(figures.gauges()).isEqualTo(Map.of("dialogs", 0L, "flows", 3L));
    assertThat(figures.tables()).isEqualTo(Map.of("users", 12L));
  }
}
