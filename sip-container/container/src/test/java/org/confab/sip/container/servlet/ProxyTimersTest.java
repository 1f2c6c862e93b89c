package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTimersTest {
  private static final long LONG = Duration.ofMinutes(3).toMillis();
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final int CALLS = 500;

  private final ProxyTimers timers = new ProxyTimers();

  @BeforeEach
  void start() {
    timers.start();
  }

  @AfterEach
  void stop() {
    timers.stop();
  }

  private static TimerTask task(Runnable what) {
    return new TimerTask() {
      @Override
      public void run() {
        what.run();
      }
    };
  }

  @Test
  void whoWaitsIsCalledAtHisTime() throws InterruptedException {
    CountDownLatch called = new CountDownLatch(1);
    TimerTask task = task(called::countDown);
    timers.schedule(task, 1);
    assertThat(called.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    Reference.reachabilityFence(task);
  }

  /** As the core does: it cancels the task, and forgets it. */
  @Test
  void whatTheCoreHasCancelledIsNotKeptUntilItsTimeComes() {
    for (int i = 0; i < CALLS; i++) {
      TimerTask task = task(() -> {});
      timers.schedule(task, LONG);
      task.cancel();
    }
    TimerTask kept = task(() -> {});
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      System.gc();
      timers.schedule(kept, LONG);
    } while (timers.waiting() > CALLS / 2 && System.nanoTime() < end);
    assertThat(timers.waiting()).isLessThan(CALLS / 2);
    Reference.reachabilityFence(kept);
  }

  @Test
  void nothingIsTakenAfterTheStop() {
    timers.stop();
    assertThat(timers.isStarted()).isFalse();
    assertThatThrownBy(() -> timers.schedule(task(() -> {}), 1))
        .isInstanceOf(IllegalStateException.class);
  }
}
