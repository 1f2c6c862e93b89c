package org.confab.core.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.confab.core.MovableClock;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.LocationRequest;
import org.junit.jupiter.api.Test;

class GuardedSourceTest {
  private static final LocationRequest ASKED =
      new LocationRequest.City("sip:alice@litwareinc.com", "US", "WA", "Redmond");
  private static final List<CivicAddress> FOUND = List.of(Places.redmond("elsewhere"));

  private final MovableClock clock = new MovableClock();
  private final List<LocationRequest> heard = Collections.synchronizedList(new ArrayList<>());
  private boolean broken;
  private final GuardedSource source = new GuardedSource(this::answer, clock);

  private List<CivicAddress> answer(LocationRequest request) {
    heard.add(request);
    if (broken) {
      throw new SecondaryUnavailable("it is closed");
    }
    return FOUND;
  }

  private void ask(int times) {
    for (int i = 0; i < times; i++) {
      source.ask(ASKED);
    }
  }

  @Test
  void whatItKnowsIsTold() {
    assertThat(source.ask(ASKED)).isEqualTo(FOUND);
    assertThat(source.asked()).isEqualTo(1);
    assertThat(source.unanswered()).isZero();
    assertThat(source.trouble()).isEmpty();
  }

  @Test
  void aFailureIsNothingKnownAndIsSaid() {
    broken = true;
    assertThat(source.ask(ASKED)).isEmpty();
    assertThat(source.unanswered()).isEqualTo(1);
    assertThat(source.trouble())
        .hasValue(new GuardedSource.Trouble(clock.instant(), "it is closed"));
    broken = false;
    assertThat(source.ask(ASKED)).isEqualTo(FOUND);
    assertThat(source.trouble()).isEmpty();
  }

  @Test
  void whoFailsAgainAndAgainIsLeftAloneForAWhile() {
    broken = true;
    ask(LocationLimits.SECONDARY_FAILURES + 5);
    assertThat(heard).hasSize(LocationLimits.SECONDARY_FAILURES);
    assertThat(source.unanswered()).isEqualTo(LocationLimits.SECONDARY_FAILURES + 5);

    clock.forward(LocationLimits.SECONDARY_SILENCE.minusMillis(1));
    ask(1);
    assertThat(heard).hasSize(LocationLimits.SECONDARY_FAILURES);
  }

  @Test
  void thenOneQuestionTriesWhetherItIsBack() {
    broken = true;
    ask(LocationLimits.SECONDARY_FAILURES);
    clock.forward(LocationLimits.SECONDARY_SILENCE);
    ask(3);
    assertThat(heard).hasSize(LocationLimits.SECONDARY_FAILURES + 1);

    broken = false;
    clock.forward(LocationLimits.SECONDARY_SILENCE);
    ask(3);
    assertThat(heard).hasSize(LocationLimits.SECONDARY_FAILURES + 4);
    assertThat(source.trouble()).isEmpty();
  }

  @Test
  void aFailureNowAndThenSilencesNobody() {
    for (int i = 0; i < 4 * LocationLimits.SECONDARY_FAILURES; i++) {
      broken = i % LocationLimits.SECONDARY_FAILURES != 0;
      ask(1);
    }
    assertThat(heard).hasSize(4 * LocationLimits.SECONDARY_FAILURES);
    clock.forward(Duration.ofDays(1));
    assertThat(source.trouble()).isPresent();
  }

  @Test
  void moreThanSoManyAtOnceDoNotWait() throws Exception {
    CountDownLatch inside = new CountDownLatch(LocationLimits.SECONDARY_AT_ONCE);
    CountDownLatch open = new CountDownLatch(1);
    GuardedSource slow =
        new GuardedSource(
            request -> {
              inside.countDown();
              try {
                open.await();
              } catch (InterruptedException stopped) {
                throw new SecondaryUnavailable("stopped", stopped);
              }
              return FOUND;
            },
            clock);
    ExecutorService threads = Executors.newFixedThreadPool(LocationLimits.SECONDARY_AT_ONCE);
    try {
      List<Future<List<CivicAddress>>> waiting = new ArrayList<>();
      for (int i = 0; i < LocationLimits.SECONDARY_AT_ONCE; i++) {
        waiting.add(threads.submit(() -> slow.ask(ASKED)));
      }
      inside.await();

      assertThat(slow.ask(ASKED)).isEmpty();
      assertThat(slow.unanswered()).isEqualTo(1);
      assertThat(slow.trouble()).isEmpty();

      open.countDown();
      for (Future<List<CivicAddress>> one : waiting) {
        assertThat(one.get()).isEqualTo(FOUND);
      }
    } finally {
      open.countDown();
      threads.shutdownNow();
    }
  }
}
