package org.confab.bench.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Lets many do the same, a few at a time. */
public final class Crowd {
  private static final int AT_ONCE = 40;

  private Crowd() {}

  /** Starts {@code each} for 0 to {@code count} - 1 and waits for all; throws if one fails. */
  public static void gather(int count, IntFunction<CompletableFuture<Void>> each) {
    for (int from = 0; from < count; from += AT_ONCE) {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int at = from; at < Math.min(count, from + AT_ONCE); at++) {
        running.add(each.apply(at));
      }
      running.forEach(CompletableFuture::join);
    }
  }
}
