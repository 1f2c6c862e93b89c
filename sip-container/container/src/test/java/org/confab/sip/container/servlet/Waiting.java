package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what the container does on its own threads. */
final class Waiting {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration STEP = Duration.ofMillis(20);

  private Waiting() {}

  /** Fails if the condition does not hold in time. */
  static void until(BooleanSupplier condition) {
    until(condition, LONGEST);
  }

  static void until(BooleanSupplier condition, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time").isLessThan(end);
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
