package org.confab.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoakReportTest {
  private static final HeapCount BEFORE =
      HeapCount.parse(
          """
           num     #instances         #bytes  class name (module)
          -------------------------------------------------------
             1:           100          10240  [B (java.base@17)
             2:             3            144  org.confab.core.subscription.Subscription
             3:             7            168  org.confab.core.Foo$$Lambda$77/0x01
          Total           110          10552
          """);

  private static SoakReport report(HeapCount after) {
    return new SoakReport(2, 3, Duration.ofSeconds(6), BEFORE, after);
  }

  @Test
  void readsAHistogram() {
    assertThat(BEFORE.usedKib()).isEqualTo(10);
    assertThat(BEFORE.instances())
        .containsExactly(Map.entry("org.confab.core.subscription.Subscription", 3L));
  }

  @Test
  void isCleanIfNothingGrows() {
    assertThat(report(BEFORE).isClean()).isTrue();
    assertThat(report(BEFORE)).asString().endsWith("CLEAN").contains("1 visits/s");
  }

  @Test
  void namesWhatStaysBehind() {
    HeapCount after = new HeapCount(10, Map.of("org.confab.core.subscription.Subscription", 300L));

    assertThat(report(after).isClean()).isFalse();
    assertThat(report(after))
        .asString()
        .contains("297 more objects of org.confab.core.subscription.Subscription")
        .endsWith("SOMETHING STAYS BEHIND");
  }

  @Test
  void aHeapThatGrowsIsNotClean() {
    assertThat(report(new HeapCount(1000, BEFORE.instances())).isClean()).isFalse();
  }
}
