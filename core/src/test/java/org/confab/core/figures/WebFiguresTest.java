package org.confab.core.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.confab.core.figures.Tally.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebFiguresTest {
  private final WebFigures figures = new WebFigures();

  @Test
  void tellsHowRequestsEndedAndHowLongTheyTook() {
    figures.count(WebOperation.ISSUE_TOKEN, 200, Duration.ofMillis(7));
    figures.count(WebOperation.ISSUE_TOKEN, 401, Duration.ofMillis(1));
    figures.count(WebOperation.ISSUE_TOKEN, 500, Duration.ofSeconds(30));

    Tally tally = figures.all().get(WebOperation.ISSUE_TOKEN);

    assertThat(Stream.of(Column.values()).map(tally::of)).containsExactly(3L, 1L, 1L);
    assertThat(tally.took()).isEqualTo(Duration.ofMillis(30_008));
    assertThat(tally.longest()).isEqualTo(Duration.ofSeconds(30));
    assertThat(tally.within(0)).isEqualTo(1);
    assertThat(tally.within(1)).isEqualTo(2);
    assertThat(tally.within(Tally.BOUNDS.size() - 1)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/ABS/Handler/F-24EF.lsabs,ADDRESS_BOOK_FILES",
    "/Autodiscover/AutodiscoverService.svc/root,AUTODISCOVER_ROOT",
    "/Autodiscover/AutodiscoverService.svc/Root/User,AUTODISCOVER_USER",
    "/autodiscover/autodiscoverservice.svc/root/domain,AUTODISCOVER_DOMAIN"
  })
  void aPathIsOneRow(String path, WebOperation row) {
    assertThat(WebOperation.ofPath(path)).contains(row);
  }

  @Test
  void whatIsNoRowIsNotCounted() {
    assertThat(WebOperation.ofPath("/api/users")).isEmpty();
    assertThat(WebOperation.ofElement("")).isEmpty();
    assertThat(WebOperation.ofElement("DeleteLocations")).isEmpty();
    assertThat(Stream.of(WebOperation.values()).map(WebOperation::label)).doesNotHaveDuplicates();
  }

  @Test
  void programsReadThemAsPrometheusHasIt() {
    figures.count(WebOperation.QUERY_DL_MEMBERS, 200, Duration.ofMillis(7));

    String text =
        Exposition.of(
            List.of(new Gauge("flows", "Open\nconnections", () -> 3)),
            Map.of("users", 7L),
            figures);

    assertThat(text.lines())
        .contains(
            "# HELP confab_flows Open\\nconnections",
            "# TYPE confab_flows gauge",
            "confab_flows 3",
            "confab_table_rows{table=\"users\"} 7",
            "# TYPE confab_web_requests_total counter",
            "confab_web_requests_total{operation=\"QueryDLMembers\"} 1",
            "confab_web_refused_total{operation=\"QueryDLMembers\"} 0",
            "# TYPE confab_web_seconds histogram",
            "confab_web_seconds_bucket{operation=\"QueryDLMembers\",le=\"0.005\"} 0",
            "confab_web_seconds_bucket{operation=\"QueryDLMembers\",le=\"0.01\"} 1",
            "confab_web_seconds_bucket{operation=\"QueryDLMembers\",le=\"+Inf\"} 1",
            "confab_web_seconds_sum{operation=\"QueryDLMembers\"} 0.007",
            "confab_web_seconds_count{operation=\"QueryDLMembers\"} 1")
        .allMatch(line -> line.startsWith("#") || line.matches("confab_[a-z_]+(\\{.*\\})? \\S+"));
  }
}
