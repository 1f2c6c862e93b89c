package org.confab.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.confab.bench.report.Figure;
import org.confab.bench.server.ServerFigures;
import org.junit.jupiter.api.Test;

class SoakReportTest {
  private static final String SUBSCRIPTION = "org.confab.core.subscription.Subscription";

  private static final HeapCount HEAP =
      HeapCount.parse(
          """
           num     #instances         #bytes  class name (module)
          -------------------------------------------------------
             1:           100          10240  [B (java.base@17)
             2:             3            144  org.confab.core.subscription.Subscription
             3:             7            168  org.confab.core.Foo$$Lambda$77/0x01
          Total           110          10552
          """);
  private static final ServerFigures FIGURES =
      new ServerFigures(Map.of("flows", 1L), Map.of("users", 7L));
  private static final Footprint FOOTPRINT =
      new Footprint(Map.of("threads", 90L, "sockets", 12L), Map.of("log, KiB", 3L));
  private static final Snapshot BEFORE = new Snapshot(FIGURES, HEAP, FOOTPRINT);

  private final Failures failures = new Failures();

  private SoakReport report(int rounds, Snapshot after) {
    return new SoakReport(2, 3, rounds, 9, Duration.ofSeconds(6), failures, BEFORE, after);
  }

  private SoakReport report(ServerFigures figures) {
    return report(3, new Snapshot(figures, HEAP, FOOTPRINT));
  }

  @Test
  void readsAHistogram() {
    assertThat(HEAP.usedKib()).isEqualTo(10);
    assertThat(HEAP.instances()).containsExactly(Map.entry(SUBSCRIPTION, 3L));
  }

  @Test
  void isCleanIfNothingGrows() {
    assertThat(report(FIGURES).isClean()).isTrue();
    assertThat(report(FIGURES))
        .asString()
        .endsWith("CLEAN")
        .contains("3 times of 3 in 6 s: 1 visits/s, 9 notifications, 0 failed")
        .containsPattern("threads +90 +90\\R")
        .containsPattern("log, KiB +3 +3\\R")
        .containsPattern("gauge flows +1 +1\\R")
        .containsPattern("table users +7 +7\\R");
  }

  @Test
  void lessThanBeforeIsCleanToo() {
    assertThat(report(new ServerFigures(Map.of("flows", 0L), Map.of("users", 6L))).isClean())
        .isTrue();
  }

  @Test
  void namesWhatStaysBehind() {
    SoakReport report =
        report(
            3,
            new Snapshot(
                new ServerFigures(Map.of("flows", 3L), Map.of("users", 7L, "contacts", 1L)),
                new HeapCount(10, Map.of(SUBSCRIPTION, 300L)),
                FOOTPRINT));

    assertThat(report.isClean()).isFalse();
    assertThat(report)
        .asString()
        .endsWith("GREW: {gauge flows=2, objects " + SUBSCRIPTION + "=297, table contacts=1}");
  }

  @Test
  void aHeapThatGrowsIsNotClean() {
    HeapCount large = new HeapCount(10 + Snapshot.TOLERATED_KIB + 1, HEAP.instances());
    assertThat(report(3, new Snapshot(FIGURES, large, FOOTPRINT)).grown())
        .containsOnlyKeys("heap KiB");
  }

  @Test
  void fewerRoundsThanAskedForAreNoVerdict() {
    SoakReport report = report(2, BEFORE);
    assertThat(report.isClean()).isFalse();
    assertThat(report).asString().endsWith("UNFINISHED, nothing failed or grew so far");
  }

  @Test
  void aVisitThatFailedIsNotClean() {
    failures.add(new CompletionException(new TimeoutException("nobody heard")));
    SoakReport report = report(3, BEFORE);

    assertThat(report.isClean()).isFalse();
    assertThat(report.findings()).containsEntry(Figure.FAILED, 1.0);
    assertThat(report)
        .asString()
        .contains("3 times of 3 in 6 s: 1 visits/s, 9 notifications, 1 failed")
        .endsWith("FAILED: 1 visits, {java.util.concurrent.TimeoutException: nobody heard=1}");
  }

  @Test
  void noRoundAtAllIsNoVerdict() {
    SoakReport report = new SoakReport(2, 0, 0, 0, Duration.ZERO, failures, BEFORE, BEFORE);
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void threadsAndSocketsMayFillPoolsAndNoMore() {
    assertThat(grown(90 + Snapshot.TOLERATED_IN_POOLS, 12)).isEmpty();
    assertThat(grown(91 + Snapshot.TOLERATED_IN_POOLS, 12)).containsOnlyKeys("threads");
    assertThat(grown(90, 13 + Snapshot.TOLERATED_IN_POOLS)).containsOnlyKeys("sockets");
  }

  private Map<String, Long> grown(long threads, long sockets) {
    Footprint footprint =
        new Footprint(Map.of("threads", threads, "sockets", sockets), Map.of("log, KiB", 9_000L));
    return report(3, new Snapshot(FIGURES, HEAP, footprint)).grown();
  }

  @Test
  void manyReasonsAreNotKept() {
    for (int i = 0; i < 1_000; i++) {
      failures.add(new IllegalStateException("number " + i));
    }
    assertThat(failures.count()).isEqualTo(1_000);
    assertThat(failures.reasons()).hasSize(5);
  }
}
