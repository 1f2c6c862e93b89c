package org.confab.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.confab.core.health.HealthReport.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthBoardTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private final AtomicLong nanos = new AtomicLong();
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now.get();
        }
      };
  private final HealthBoard board = new HealthBoard(threads, clock, nanos::get);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private void passes(Duration time) {
    now.updateAndGet(before -> before.plus(time));
    nanos.addAndGet(time.toNanos());
  }

  private static Callable<String> broken(String why) {
    return () -> {
      throw new IOException(why);
    };
  }

  @Test
  void anErrorOfOneTryIsToldAndDoesNotHang() {
    board.add(
        Part.required(
            "database",
            () -> {
              throw new NoClassDefFoundError("a driver");
            }));

    assertThat(board.look().outcomes()).extracting(Outcome::detail).containsExactly("a driver");
  }

  @Test
  void allIsWellWhenEverythingWorks() {
    board.add(Part.required("database", () -> "H2"), Part.optional("media", () -> "one"));

    HealthReport report = board.look();

    assertThat(report.status()).isEqualTo(Status.READY);
    assertThat(report.serves()).isTrue();
    assertThat(report.outcomes()).extracting(Outcome::detail).containsExactly("H2", "one");
    assertThat(board.works("database")).isTrue();
  }

  @Test
  void withoutWhatIsRequiredItDoesNotServe() {
    board.add(Part.required("database", broken("refused")), Part.optional("media", () -> "one"));

    HealthReport report = board.look();

    assertThat(report.status()).isEqualTo(Status.DOWN);
    assertThat(report.serves()).isFalse();
    assertThat(report.missing()).extracting(Outcome::detail).containsExactly("refused");
  }

  @Test
  void withoutSomethingElseItServesWithLess() {
    board.add(Part.required("database", () -> "H2"), Part.optional("media", broken("none")));

    assertThat(board.look().status()).isEqualTo(Status.DEGRADED);
    assertThat(board.look().serves()).isTrue();
  }

  @Test
  void itRemembersSinceWhenUntilAllIsWellAgain() {
    AtomicReference<Callable<String>> database = new AtomicReference<>(broken("refused"));
    board.add(Part.required("database", () -> database.get().call()));
    board.look();
    passes(Duration.ofMinutes(3));
    database.set(broken("still refused"));

    Outcome later = board.look().outcomes().get(0);

    assertThat(later.detail()).isEqualTo("still refused");
    assertThat(later.since()).hasValue(BEGIN);
    database.set(() -> "H2");
    passes(Duration.ofSeconds(2));
    assertThat(board.look().outcomes().get(0).since()).isEmpty();
  }

  @Test
  void whatWasJustSeenIsNotTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    board.add(Part.required("database", () -> "try " + tries.incrementAndGet()));
    board.look();
    board.look();
    assertThat(tries).hasValue(1);

    passes(HealthBoard.FRESH);
    board.look();
    assertThat(tries).hasValue(2);
  }

  @Test
  void aPartThatHangsHoldsOneThreadAndNobodyForLong() throws InterruptedException {
    HealthBoard real = new HealthBoard(threads, Clock.systemUTC(), System::nanoTime);
    CountDownLatch goesOn = new CountDownLatch(1);
    AtomicInteger tries = new AtomicInteger();
    real.add(
        Part.required(
            "database",
            () -> {
              tries.incrementAndGet();
              goesOn.await();
              return "H2";
            }),
        Part.required("sip", () -> "answers"));
    List<HealthReport> reports = new ArrayList<>();
    long began = System.nanoTime();

    reports.add(real.look());
    reports.add(real.look());

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isLessThan(HealthBoard.LIMIT.multipliedBy(4));
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.status()).isEqualTo(Status.DOWN);
              assertThat(report.outcomes().get(0).detail()).startsWith("no answer for ");
              assertThat(report.outcomes().get(0).since()).isPresent();
              assertThat(report.outcomes().get(1).ready()).isTrue();
            });
    assertThat(tries).hasValue(1);
    goesOn.countDown();
  }

  @Test
  void thatAPartHangsIsSeenThoughNobodyWaitsForIt() {
    CountDownLatch goesOn = new CountDownLatch(1);
    AtomicReference<Callable<String>> database = new AtomicReference<>(() -> "H2");
    board.add(Part.required("database", () -> database.get().call()));
    board.look();
    assertThat(board.works("database")).isTrue();
    database.set(
        () -> {
          goesOn.await();
          return "H2 again";
        });

    passes(HealthBoard.FRESH);
    board.touch();
    assertThat(board.works("database")).as("it may answer still").isTrue();
    passes(HealthBoard.LIMIT);

    assertThat(board.works("database")).isFalse();
    Outcome hanging = board.last().outcomes().get(0);
    assertThat(hanging.detail()).isEqualTo("no answer for 1800 ms");
    assertThat(hanging.since()).hasValue(BEGIN.plus(HealthBoard.FRESH).plus(HealthBoard.LIMIT));
    goesOn.countDown();
    assertThat(board.look().outcomes().get(0).detail()).isEqualTo("H2 again");
    assertThat(board.works("database")).isTrue();
  }

  @Test
  void aPartForWhichNoThreadWasFreeIsTriedAgain() {
    AtomicReference<Executor> executor =
        new AtomicReference<>(
            task -> {
              throw new RejectedExecutionException("all are busy");
            });
    HealthBoard busy = new HealthBoard(task -> executor.get().execute(task), clock, nanos::get);
    busy.add(Part.required("database", () -> "H2"));

    assertThat(busy.look().outcomes().get(0).detail()).isEqualTo("not tried: no thread is free");
    busy.touch();
    executor.set(threads);

    assertThat(busy.look().outcomes().get(0).detail()).isEqualTo("H2");
  }

  @Test
  void aTryThatEndsThreadAndAllIsNotTheLastOne() {
    AtomicInteger tries = new AtomicInteger();
    board.add(
        Part.required(
            "database",
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new InternalError("the thread ends");
              }
              return "H2";
            }));

    assertThat(board.look().outcomes().get(0).detail()).isEqualTo("the try was broken off");
    passes(HealthBoard.FRESH);
    assertThat(board.look().outcomes().get(0).detail()).isEqualTo("H2");
  }

  @Test
  void beforeTheFirstTryNothingIsKnownToWork() {
    board.add(Part.required("database", () -> "H2"));

    assertThat(board.last().status()).isEqualTo(Status.DOWN);
  }
}
