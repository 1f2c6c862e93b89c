package org.confab.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.core.health.HealthReport;
import org.confab.core.health.Outcome;
import org.junit.jupiter.api.Test;

class HealthResourceTest {
  @Test
  void tellsWhatIsMissingAndSinceWhen() {
    HealthReport report =
        new HealthReport(
            List.of(
                new Outcome("database", true, true, "H2", Optional.empty()),
                new Outcome(
                    "media-server",
                    false,
                    false,
                    "none",
                    Optional.of(Instant.parse("2026-11-22T03:00:00Z")))));

    assertThat(HealthResource.json(report))
        .hasToString(
            "{\"ready\":true,\"checks\":{\"database\":{\"ready\":true,\"detail\":\"H2\"},"
                + "\"media-server\":{\"ready\":false,\"detail\":\"none\",\"required\":false,"
                + "\"since\":\"2026-11-22T03:00:00Z\"}},"
                + "\"status\":\"degraded\",\"missing\":[\"media-server\"]}");
  }
}
