package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.nist.javax.sip.stack.SIPStackTimerTask;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WheelTimerTest {
  private final WheelTimer timer = new WheelTimer();

  @BeforeEach
  void start() {
    Properties properties = new Properties();
    properties.setProperty(WheelTimer.TICK, "1");
    timer.start(null, properties);
  }

  @AfterEach
  void stop() {
    timer.stop();
  }

  private static class Counted extends SIPStackTimerTask {
    private final Semaphore runs = new Semaphore(0);

    @Override
    public void runTask() {
      runs.release();
    }

    @Override
    public Object getThreadHash() {
      return null;
    }

    boolean hasRun(int times) throws InterruptedException {
      return runs.tryAcquire(times, 20, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatIsDueOnceRunsOnce() throws InterruptedException {
    Counted once = new Counted();
    Counted later = new Counted();
    timer.schedule(once, 0);
    assertThat(once.hasRun(1)).isTrue();
    timer.schedule(later, 20);
    assertThat(later.hasRun(1)).isTrue();
    assertThat(once.runs.availablePermits()).isZero();
  }

  @Test
  void whatRepeatsDoesSoUntilItIsCancelled() throws InterruptedException {
    Counted repeated =
        new Counted() {
          private int times;

          @Override
          public void runTask() {
            times++;
            if (times == 3) {
              timer.cancel(this);
            }
            super.runTask();
          }
        };
    timer.scheduleWithFixedDelay(repeated, 1, 1);
    assertThat(repeated.hasRun(3)).isTrue();
    Counted after = new Counted();
    timer.schedule(after, 20);
    assertThat(after.hasRun(1)).isTrue();
    assertThat(repeated.runs.availablePermits()).isZero();
  }

  @Test
  void whatIsCancelledDoesNotRun() throws InterruptedException {
    Counted cancelled = new Counted();
    timer.schedule(cancelled, 10);
    assertThat(timer.cancel(cancelled)).isTrue();
    assertThat(timer.cancel(cancelled)).isFalse();
    Counted after = new Counted();
    timer.schedule(after, 30);
    assertThat(after.hasRun(1)).isTrue();
    assertThat(cancelled.runs.availablePermits()).isZero();
  }

  @Test
  void aTaskThatFailsStopsNoOther() throws InterruptedException {
    Counted failing =
        new Counted() {
          @Override
          public void runTask() {
            super.runTask();
            throw new IllegalStateException("of this test");
          }
        };
    timer.scheduleWithFixedDelay(failing, 0, 1);
    assertThat(failing.hasRun(3)).isTrue();
    timer.cancel(failing);
  }

  @Test
  void nothingCanBeginOnceItIsStopped() {
    timer.stop();
    assertThat(timer.isStarted()).isFalse();
    assertThatThrownBy(() -> timer.schedule(new Counted(), 1))
        .isInstanceOf(IllegalStateException.class);
  }
}
