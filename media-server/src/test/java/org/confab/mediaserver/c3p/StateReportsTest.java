package org.confab.mediaserver.c3p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.immcu.ImConference;
import org.confab.mediaserver.immcu.TestMcu;
import org.confab.mediaserver.mcu.Conference;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateReportsTest {
  private static final String ID = "AB12CD34";

  /** Runs what is due now at once, and what is due later when the test says so. */
  private static final class HandTimer extends ScheduledThreadPoolExecutor {
    private final List<Runnable> later = new ArrayList<>();

    HandTimer() {
      super(1);
    }

    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
      later.add(work);
      return new Never();
    }

    void runLater() {
      List<Runnable> due = new ArrayList<>(later);
      later.clear();
      due.forEach(Runnable::run);
    }
  }

  /** What nobody waits for. */
  private static final class Never extends CompletableFuture<Object>
      implements ScheduledFuture<Object> {
    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  private final TestMcu test = new TestMcu();
  private final ImConference conference = test.conference(ID);
  private final HandTimer timer = new HandTimer();
  private final List<Conference<?>> lost = new ArrayList<>();
  private int sent;
  private final StateReports reports =
      new StateReports(
          (from, to, command) -> {
            C3pRequest request = new C3pRequest(++sent, from, to, command);
            C3pResponse refused = request.failure(C3pReason.INVALID_VERSION);
            return CompletableFuture.completedFuture(refused);
          },
          timer,
          test.figures,
          lost::add);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void aConferenceThatEndsWhileItIsRefusedIsForgotten() {
    reports.changed(conference);
    assertThat(reports.refused()).isEqualTo(1);
    conference.end(false);
    timer.runLater();
    assertThat(reports.refused()).isZero();
    assertThat(reports.behind()).isZero();
  }

  @Test
  void oneThatIsRefusedAgainAndAgainIsLeftAlone() {
    reports.changed(conference);
    for (int i = 0; i < 10; i++) {
      timer.runLater();
    }
    assertThat(sent).isEqualTo(6);
    assertThat(reports.refused()).isZero();
    assertThat(reports.behind()).isZero();
    assertThat(lost).isEmpty();
  }
}
