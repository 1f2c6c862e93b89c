package org.confab.sip.container.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who takes which task, and when. */
class WorkersTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<Thread> made = new CopyOnWriteArrayList<>();
  private Workers workers = of(3, LONG);

  private Workers of(int most, Duration rest) {
    return new Workers(most, most, rest, this::thread);
  }

  private Thread thread(Runnable worker) {
    Thread thread = new Thread(worker, "worker-" + made.size());
    thread.setUncaughtExceptionHandler((failed, why) -> {});
    made.add(thread);
    return thread;
  }

  @AfterEach
  void stop() {
    workers.stop(LONG);
  }

  private Thread whoRuns() {
    CompletableFuture<Thread> who = new CompletableFuture<>();
    workers.execute(() -> who.complete(Thread.currentThread()));
    Thread found = who.orTimeout(30, SECONDS).join();
    awaitBusy(0);
    return found;
  }

  private void awaitBusy(int number) {
    long end = System.nanoTime() + LONG.toNanos();
    while (workers.busy() != number) {
      assertThat(System.nanoTime()).as("busy: %s", workers.busy()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** Keeps so many workers at it until the latch is opened. */
  private CountDownLatch occupied(int number) {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(number);
    for (int i = 0; i < number; i++) {
      workers.execute(
          () -> {
            begun.countDown();
            await(open);
          });
    }
    await(begun);
    return open;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneThreadIsEnoughForOneTaskAtATime() {
    Set<Thread> who = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      who.add(whoRuns());
    }
    assertThat(who).hasSize(1);
    assertThat(made).hasSize(1);
  }

  @Test
  void whoHasRestedShortestIsWoken() {
    occupied(3).countDown();
    awaitBusy(0);
    Thread last = whoRuns();
    for (int i = 0; i < 20; i++) {
      assertThat(whoRuns()).isSameAs(last);
    }
    assertThat(made).hasSize(3);
  }

  @Test
  void whatFindsAllBusyWaitsInLine() {
    CountDownLatch open = occupied(3);
    List<Integer> done = new CopyOnWriteArrayList<>();
    CountDownLatch all = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      int number = i;
      workers.execute(
          () -> {
            done.add(number);
            all.countDown();
          });
    }
    assertThat(workers.waiting()).isEqualTo(3);
    assertThat(workers.busy()).isEqualTo(3);
    open.countDown();
    await(all);
    assertThat(done).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(made).hasSize(3);
  }

  @Test
  void tasksBeginInTheOrderOfTheirComing() {
    workers = of(1, LONG);
    CountDownLatch open = occupied(1);
    List<Integer> done = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      workers.execute(() -> done.add(number));
    }
    open.countDown();
    whoRuns();
    assertThat(done).hasSize(50).isSorted();
  }

  @Test
  void aTaskThatFailsEndsItsThreadAndNotTheLine() {
    workers = of(1, LONG);
    CountDownLatch open = occupied(1);
    workers.execute(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    CompletableFuture<Thread> after = new CompletableFuture<>();
    workers.execute(() -> after.complete(Thread.currentThread()));
    open.countDown();
    assertThat(after.orTimeout(30, SECONDS).join()).isSameAs(made.get(1));
    awaitBusy(0);
  }

  @Test
  void whoRestsForLongEnds() throws InterruptedException {
    workers = of(3, Duration.ofMillis(1));
    occupied(2).countDown();
    for (Thread thread : made) {
      thread.join(30_000);
      assertThat(thread.isAlive()).isFalse();
    }
    assertThat(workers.busy()).isZero();
    assertThat(whoRuns()).isNotIn(made.subList(0, 2));
  }

  @Test
  void aTaskThatLeavesItsThreadInterruptedDisturbsNoOther() {
    workers = of(1, LONG);
    workers.execute(() -> Thread.currentThread().interrupt());
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    awaitBusy(0);
    workers.execute(() -> interrupted.complete(Thread.currentThread().isInterrupted()));
    assertThat(interrupted.orTimeout(30, SECONDS).join()).isFalse();
    assertThat(made).hasSize(1);
  }

  @Test
  void theEndWaitsForWhatWasTakenAndTakesNothingElse() throws InterruptedException {
    CountDownLatch open = occupied(3);
    CompletableFuture<Boolean> waited = new CompletableFuture<>();
    workers.execute(() -> waited.complete(true));
    Thread stopping = new Thread(() -> workers.stop(LONG));
    stopping.start();
    long end = System.nanoTime() + LONG.toNanos();
    while (!workers.isStopped()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> workers.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    open.countDown();
    stopping.join(30_000);
    assertThat(waited).isCompletedWithValue(true);
    assertThat(workers.busy()).isZero();
  }

  @Test
  void whatDoesNotEndIsInterrupted() throws InterruptedException {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    workers.execute(
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException asked) {
            interrupted.complete(true);
          }
        });
    await(begun);
    workers.stop(Duration.ofMillis(1));
    assertThat(interrupted.orTimeout(30, SECONDS).join()).isTrue();
  }

  private Workers withPlaces(int places) {
    return new Workers(5, places, LONG, this::thread);
  }

  /** One that waits for something else until the latch is opened, and then for the other one. */
  private CountDownLatch waits(CountDownLatch goesOn) {
    CountDownLatch comes = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    workers.execute(
        () -> {
          Workers.leave();
          left.countDown();
          await(comes);
          Workers.comeBack();
          await(goesOn);
        });
    await(left);
    return comes;
  }

  private CompletableFuture<Boolean> given() {
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    workers.execute(() -> begun.complete(true));
    return begun;
  }

  private static void awaitBegun(CompletableFuture<Boolean> task) {
    assertThat(task.orTimeout(30, SECONDS).join()).isTrue();
  }

  @Test
  void noMoreAreAtItThanThereArePlaces() {
    workers = withPlaces(2);
    CountDownLatch open = occupied(2);
    CompletableFuture<Boolean> third = given();
    assertThat(workers.waiting()).isEqualTo(1);
    assertThat(made).hasSize(2);
    open.countDown();
    awaitBegun(third);
    assertThat(made).hasSize(2);
  }

  @Test
  void whoWaitsForSomethingElseLeavesHisPlace() {
    workers = withPlaces(1);
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch comes = waits(open);
    awaitBegun(given());
    comes.countDown();
    open.countDown();
    awaitBusy(0);
  }

  @Test
  void whatStandsInLineBeginsWhenSomebodyLeaves() {
    workers = withPlaces(1);
    CountDownLatch leaves = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    workers.execute(
        () -> {
          await(leaves);
          Workers.leave();
          await(open);
          Workers.comeBack();
        });
    CompletableFuture<Boolean> next = given();
    assertThat(workers.waiting()).isEqualTo(1);
    leaves.countDown();
    awaitBegun(next);
    open.countDown();
    awaitBusy(0);
  }

  @Test
  void whoComesBackGoesOnAtOnceAndNobodyBeginsUntilThereIsAPlace() {
    workers = withPlaces(1);
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch comes = waits(first);
    CountDownLatch second = occupied(1);
    comes.countDown();
    CompletableFuture<Boolean> third = given();
    first.countDown();
    awaitBusy(1);
    assertThat(workers.waiting()).isEqualTo(1);
    assertThat(third).isNotDone();
    second.countDown();
    awaitBegun(third);
  }

  @Test
  void aPlaceIsLeftOnceHoweverOftenItIsSaid() {
    workers = withPlaces(1);
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    workers.execute(
        () -> {
          Workers.leave();
          Workers.leave();
          Workers.comeBack();
          left.countDown();
          await(open);
          Workers.comeBack();
        });
    await(left);
    CountDownLatch other = occupied(1);
    CompletableFuture<Boolean> third = given();
    assertThat(workers.waiting()).isEqualTo(1);
    open.countDown();
    awaitBusy(1);
    assertThat(workers.waiting()).isEqualTo(1);
    other.countDown();
    awaitBegun(third);
  }

  @Test
  void whoIsStillAtItAtTheSecondLookLosesHisPlace() {
    workers = withPlaces(1);
    CountDownLatch open = occupied(1);
    CompletableFuture<Boolean> next = given();
    workers.look(1);
    assertThat(workers.waiting()).isEqualTo(1);
    workers.look(1);
    awaitBegun(next);
    open.countDown();
    awaitBusy(0);
    CountDownLatch again = occupied(1);
    given();
    workers.look(1);
    assertThat(workers.waiting()).as("another task is looked at anew").isEqualTo(1);
    again.countDown();
    awaitBusy(0);
  }

  @Test
  void placesThatAreAddedAreTakenAtOnce() {
    workers = withPlaces(1);
    CountDownLatch open = occupied(1);
    CompletableFuture<Boolean> next = given();
    workers.look(2);
    awaitBegun(next);
    open.countDown();
  }

  @Test
  void ofOtherThreadsNoPlaceIsTaken() {
    workers = withPlaces(1);
    Workers.comeBack();
    Workers.leave();
    CountDownLatch open = occupied(1);
    CompletableFuture<Boolean> next = given();
    assertThat(workers.waiting()).isEqualTo(1);
    open.countDown();
    awaitBegun(next);
  }

  @Test
  void aTaskThatFailsWhileItWaitsGivesItsPlaceBack() {
    workers = withPlaces(1);
    for (int i = 0; i < 5; i++) {
      workers.execute(
          () -> {
            Workers.leave();
            throw new IllegalStateException("on purpose");
          });
    }
    awaitBegun(given());
    awaitBusy(0);
    CountDownLatch open = occupied(1);
    CompletableFuture<Boolean> next = given();
    assertThat(workers.waiting()).isEqualTo(1);
    open.countDown();
    awaitBegun(next);
  }
}
