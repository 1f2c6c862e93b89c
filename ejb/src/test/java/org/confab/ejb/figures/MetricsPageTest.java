package org.confab.ejb.figures;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.figures.SipTraffic;
import org.confab.core.figures.WebFigures;
import org.confab.core.figures.WebOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private final Figures figures = new Figures();
  private final SipTraffic sip = new SipTraffic(figures);
  private final WebFigures web = new WebFigures(figures);
  private final MetricsPage page = new MetricsPage(figures, sip, web);

  @AfterEach
  void end() {
    page.end();
  }

  private List<String> lines(String mediaType) {
    return new String(page.in(mediaType), UTF_8).lines().toList();
  }

  @Test
  void programsReadFiguresAsPrometheusHasThem() {
    figures.add(new Figure(Metric.FLOWS, () -> 3));
    web.count(WebOperation.QUERY_DL_MEMBERS, 200, Duration.ofMillis(7));
    sip.received("MESSAGE sip:a@b SIP/2.0\r\n\r\n".getBytes(US_ASCII));

    assertThat(lines(MetricsPage.PROMETHEUS))
        .contains(
            "# HELP confab_flows Open connections and remembered UDP addresses",
            "# TYPE confab_flows gauge",
            "confab_flows 3.0",
            "# TYPE confab_web_requests_total counter",
            "confab_web_requests_total{operation=\"QueryDLMembers\"} 1.0",
            "# TYPE confab_web_seconds histogram",
            "confab_web_seconds_bucket{operation=\"QueryDLMembers\",le=\"0.005\"} 0",
            "confab_web_seconds_bucket{operation=\"QueryDLMembers\",le=\"0.01\"} 1",
            "confab_web_seconds_bucket{operation=\"QueryDLMembers\",le=\"+Inf\"} 1",
            "confab_web_seconds_sum{operation=\"QueryDLMembers\"} 0.007",
            "confab_sip_requests_total{direction=\"in\",method=\"MESSAGE\"} 1.0");
  }

  @Test
  void itIsToldWhatRuns() {
    figures.add(Metric.BUILD, () -> 1, "0.1.0", "abcdef");
    String told = "confab_build_info{commit=\"abcdef\",version=\"0.1.0\"} 1";

    assertThat(lines(MetricsPage.PROMETHEUS)).contains("# TYPE confab_build_info gauge", told);
    assertThat(lines(MetricsPage.OPEN_METRICS)).contains("# TYPE confab_build info", told);
  }

  @Test
  void theJvmTellsOfItselfToo() {
    assertThat(lines(MetricsPage.PROMETHEUS))
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
        .anyMatch(line -> line.startsWith("jvm_gc_memory_allocated_bytes_total"))
        .anyMatch(line -> line.startsWith("jvm_threads_live_threads"))
        .anyMatch(line -> line.startsWith("process_cpu_usage"))
        .anyMatch(line -> line.startsWith("process_uptime_seconds"));
  }

  @Test
  void openMetricsEndsAsItsReadersExpect() {
    assertThat(lines(MetricsPage.OPEN_METRICS))
        .contains("# TYPE confab_web_requests counter")
        .endsWith("# EOF");
  }
}
