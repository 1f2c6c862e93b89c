package org.confab.core.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What messages pay for traces while there are none. */
class TraceCostTest {
  private static final int LOOKS = 1_000_000;

  /** Of the test itself: its own call of the measuring bean, and what the first looks load. */
  private static final long OWN_BYTES = 4_096;

  private final Traces traces =
      new Traces(Clock.systemUTC(), Runnable::run, TraceLimits.DEFAULT, () -> "1");
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private int looks() {
    int on = 0;
    for (int i = 0; i < LOOKS; i++) {
      on += traces.isOn() ? 1 : 0;
    }
    return on;
  }

  private long bytesOfLooks() {
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(looks()).isZero();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void lookingMakesNoGarbageBeforeTheFirstTraceAndAfterTheLast() {
    bytesOfLooks();
    assertThat(bytesOfLooks()).isLessThan(OWN_BYTES);
    TraceState trace =
        traces.begin(TraceTarget.user("alice@litwareinc.com"), Duration.ofMinutes(1), false);
    traces.remove(trace.id());
    assertThat(bytesOfLooks()).isLessThan(OWN_BYTES);
  }
}
