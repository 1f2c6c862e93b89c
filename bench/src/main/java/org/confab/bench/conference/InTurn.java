package org.confab.bench.conference;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Does something for many, some of them at a time. */
final class InTurn {
  private static final int AT_ONCE = 16;

  private InTurn() {}

  /** Done, or failed, when it returns. */
  static <T> void each(List<T> all, Function<T, CompletableFuture<Void>> work) {
    Iterator<T> left = all.iterator();
    CompletableFuture<?>[] lanes =
        IntStream.range(0, AT_ONCE)
            .mapToObj(lane -> next(left, work))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(lanes).join();
  }

  private static <T> CompletableFuture<Void> next(
      Iterator<T> left, Function<T, CompletableFuture<Void>> work) {
    T one;
    synchronized (left) {
      if (!left.hasNext()) {
        return CompletableFuture.completedFuture(null);
      }
      one = left.next();
    }
    return work.apply(one).thenComposeAsync(done -> next(left, work));
  }
}
