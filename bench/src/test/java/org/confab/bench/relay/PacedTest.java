package org.confab.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.report.Figure;
import org.junit.jupiter.api.Test;

class PacedTest {
  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  private static CompletableFuture<Void> busy() {
    return CompletableFuture.failedFuture(new IllegalStateException("busy"));
  }

  @Test
  void onlyWhatSucceedsCounts() {
    Scripted half = new Scripted(number -> number % 2 == 0 ? done() : busy());

    assertThat(Paced.measure(half, 40, 2_000))
        .containsEntry(Figure.COUNT, 20.0)
        .containsEntry(Figure.FAILED, 20.0)
        .containsKeys(Figure.P50, Figure.P99, Figure.WARM);
  }

  @Test
  void quickFailuresAreNoQuickOperations() {
    assertThat(Paced.measure(new Scripted(number -> busy()), 10, 1_000))
        .containsEntry(Figure.FAILED, 10.0)
        .containsEntry(Figure.RATE, 0.0)
        .doesNotContainKeys(Figure.P50, Figure.P99, Figure.WARM, Figure.CPU);
  }

  @Test
  void whatCannotEvenBeBegunHasFailed() {
    Scripted refused =
        new Scripted(
            number -> {
              throw new IllegalStateException("cannot connect");
            });

    assertThat(Paced.measure(refused, 10, 1_000)).containsEntry(Figure.FAILED, 10.0);
  }

  @Test
  void aLoadGeneratorThatIsTooSlowIsSeen() {
    Scripted slow =
        new Scripted(
            number -> {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
              return done();
            });

    Map<Figure, Double> figures = Paced.measure(slow, 40, 2_000);
    assertThat(figures).containsEntry(Figure.ASKED, 2_000.0);
    assertThat(figures.get(Figure.OFFERED)).isLessThan(1_000);
  }
}
