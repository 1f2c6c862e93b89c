package org.confab.bench.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.report.Figure;
import org.confab.bench.server.ProcessFigures;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final int WATCHERS = 4;

  private final Tally tally = new Tally();

  /** A server that tells everybody at once, and takes that long to take a publication. */
  private record Instant(Tally tally, long nanos) implements Side {
    @Override
    public String name() {
      return "instant";
    }

    @Override
    public ProcessFigures figures() {
      return new ProcessFigures(ProcessHandle.current().pid());
    }

    @Override
    public void watch(int watchers, Tally told) {}

    @Override
    public CompletableFuture<Void> publish(int number) {
      LockSupport.parkNanos(nanos);
      for (int i = 0; i < WATCHERS; i++) {
        tally.received(i, number, 100);
      }
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }

  private Map<Figure, Double> measured(int gapMillis, long nanos) {
    return new Window(WATCHERS, 10, gapMillis)
        .measure(new Instant(tally, nanos), tally, 0)
        .findings();
  }

  @Test
  void aPaceThatWasNotKeptIsSeen() {
    Map<Figure, Double> figures = measured(1, TimeUnit.MILLISECONDS.toNanos(10));

    assertThat(figures).containsEntry(Figure.ASKED, 4_000.0).containsEntry(Figure.COUNT, 40.0);
    assertThat(figures.get(Figure.OFFERED)).isLessThan(1_000);
  }

  @Test
  void whereThereIsNoPaceNoneIsAskedFor() {
    assertThat(measured(0, 0))
        .doesNotContainKey(Figure.ASKED)
        .containsEntry(Figure.COUNT, 40.0)
        .containsEntry(Figure.FAILED, 0.0);
  }
}
