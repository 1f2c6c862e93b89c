package org.confab.sip.container.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is refused when more comes than can be done, in a time of the test's own. */
class OverloadTest {
  private static final int CAPACITY = 1_000;

  @Test
  void nothingIsRefusedWhileTheServerKeepsUp() {
    Arrivals arrivals = new Arrivals(CAPACITY);
    arrivals.run(20, 0.9);
    assertThat(arrivals.refused()).isZero();
  }

  @Test
  void aBurstThatIsWorkedOffSoonIsNoOverload() {
    Arrivals arrivals = new Arrivals(CAPACITY);
    arrivals.burst(900);
    arrivals.run(5, 0.1);
    assertThat(arrivals.refused()).isZero();
  }

  @Property(tries = 40)
  void atManyTimesTheCapacityNearlyAllOfItIsUsed(
      @ForAll @DoubleRange(min = 1.2, max = 6) double load,
      @ForAll @IntRange(max = 30) int dialogs) {
    Arrivals arrivals = new Arrivals(CAPACITY).withDialogs(dialogs / 100.0 / load);
    arrivals.run(10, load);
    arrivals.forget();
    arrivals.run(20, load);
    assertThat(arrivals.done()).isGreaterThan((int) (0.9 * 20 * CAPACITY * (1 - 0.02 * load)));
    assertThat(arrivals.longest()).isLessThan(Duration.ofMillis(700));
    assertThat(arrivals.refused(Priority.ESTABLISHED)).isZero();
  }

  @Test
  void whoStaysSignedInIsRefusedOnlyWhenNoNewWorkIsLeftToRefuse() {
    Arrivals arrivals = new Arrivals(CAPACITY).withContinued(0.2);
    arrivals.run(10, 3);
    arrivals.forget();
    arrivals.run(20, 3);
    assertThat(arrivals.refused(Priority.NEW)).isPositive();
    assertThat(arrivals.refused(Priority.CONTINUED)).isZero();

    Arrivals more = new Arrivals(CAPACITY).withContinued(0.8);
    more.run(30, 3);
    assertThat(more.refused(Priority.CONTINUED)).isPositive();
    assertThat(more.refusedShare(Priority.NEW))
        .isGreaterThan(more.refusedShare(Priority.CONTINUED));
  }

  @Property(tries = 20)
  void tenSecondsLaterAllIsAsBefore(@ForAll @DoubleRange(min = 1.5, max = 10) double load) {
    Arrivals arrivals = new Arrivals(CAPACITY);
    arrivals.run(30, load);
    arrivals.run(10, 0.5);
    arrivals.forget();
    arrivals.run(10, 0.5);
    assertThat(arrivals.refused()).isZero();
    assertThat(arrivals.longest()).isLessThan(Duration.ofMillis(50));
  }

  @Test
  void workersThatAllHangAreAnOverloadToo() {
    Overload overload = new Overload(() -> Duration.ofMillis(300));
    looks(overload, 50, true);
    assertThat(overload.isOn()).isTrue();
    assertThat(overload.admits(Priority.ESTABLISHED)).isTrue();
    assertThat(overload.admits(Priority.NEW)).isFalse();
    looks(overload, 100, false);
    assertThat(overload.isOn()).isFalse();
    assertThat(overload.admits(Priority.NEW)).isTrue();
  }

  @Test
  void oneFlowThatFloodsItselfIsNoOverload() {
    Overload overload = new Overload(() -> Duration.ofMillis(300));
    for (int i = 0; i < 100; i++) {
      overload.waited(Duration.ofSeconds(5).toNanos());
      overload.waited(Duration.ofMillis(1).toNanos());
      overload.look(true);
    }
    assertThat(overload.isOn()).isFalse();
    assertThat(overload.queueing()).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void aSmallerTargetCountsFromTheNextLook() {
    Duration[] target = {Duration.ofSeconds(2)};
    Overload overload = new Overload(() -> target[0]);
    waits(overload, 30, Duration.ofSeconds(1));
    assertThat(overload.isOn()).isFalse();
    target[0] = Duration.ofMillis(100);
    waits(overload, 30, Duration.ofSeconds(1));
    assertThat(overload.isOn()).isTrue();
  }

  private static void waits(Overload overload, int looks, Duration wait) {
    for (int i = 0; i < looks; i++) {
      overload.waited(wait.toNanos());
      overload.look(true);
    }
  }

  private static void looks(Overload overload, int times, boolean stuck) {
    for (int i = 0; i < times; i++) {
      overload.look(stuck);
    }
  }
}
