package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InsistenceTest {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Insistence insists = new Insistence(timer, Duration.ofMillis(1));

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  @Test
  void whatALoopThatIsBehindDoesNotTakeItIsToldAgainUntilItDoes() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    CountDownLatch told = new CountDownLatch(1);
    insists.on(
        () -> {
          if (tries.incrementAndGet() < 4) {
            throw new RejectedExecutionException("the loop is behind");
          }
          told.countDown();
        });
    assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tries).hasValue(4);
  }

  @Test
  void aFaultIsNotTriedAgain() {
    assertThatThrownBy(
            () ->
                insists.on(
                    () -> {
                      throw new IllegalStateException("a fault");
                    }))
        .isInstanceOf(IllegalStateException.class);
  }
}
