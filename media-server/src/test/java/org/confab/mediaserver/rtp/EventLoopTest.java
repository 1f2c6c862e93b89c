package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private static final long PATIENCE_S = 60;

  private final Figures figures = new Figures();
  private EventLoop loop;

  @BeforeEach
  void begin() throws IOException {
    loop =
        new EventLoop(
            "loop-test",
            LoopTools.of(EngineLimits.DEFAULT, InstantSource.system(), new Random(1), "test"),
            figures);
  }

  @AfterEach
  void end() {
    loop.close();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
  }

  private static void fails() {
    throw new AssertionError("of a library");
  }

  @Test
  void anErrorInAnOrderDoesNotEndTheLoop() throws Exception {
    CountDownLatch goesOn = new CountDownLatch(2);
    loop.order(EventLoopTest::fails);
    loop.order(goesOn::countDown);
    loop.orderLast(EventLoopTest::fails);
    loop.orderLast(goesOn::countDown);
    await(goesOn);
    assertThat(figures.of(Counter.MEDIA_MISHAPS)).isEqualTo(2);
  }

  @Test
  void anErrorInOneRoomDoesNotSilenceTheNext() throws Exception {
    CountDownLatch ticks = new CountDownLatch(3);
    loop.order(
        () -> {
          loop.add(
              (frames, now) -> {
                throw new AssertionError("of a library");
              });
          loop.add(
              (frames, now) -> {
                ticks.countDown();
                return 0;
              });
        });
    await(ticks);
  }

  @Test
  void aFarewellComesAfterAllThatWasOrderedBeforeIt() throws Exception {
    List<String> done = new CopyOnWriteArrayList<>();
    CountDownLatch both = new CountDownLatch(2);
    loop.orderLast(
        () -> {
          // As from another thread, while the loop is among its farewells.
          loop.order(() -> note(done, "join", both));
          loop.orderLast(() -> note(done, "leave", both));
        });
    await(both);
    assertThat(done).containsExactly("join", "leave");
  }

  private static void note(List<String> done, String what, CountDownLatch latch) {
    done.add(what);
    latch.countDown();
  }

  @Test
  void theEndOfTheWholeProcessIsNotPassedOver() {
    Mishaps mishaps = new Mishaps(figures);
    mishaps.happened("deep", new StackOverflowError());
    OutOfMemoryError end = new OutOfMemoryError();
    assertThatThrownBy(() -> mishaps.happened("full", end)).isSameAs(end);
    assertThat(figures.of(Counter.MEDIA_MISHAPS)).isEqualTo(1);
  }
}
