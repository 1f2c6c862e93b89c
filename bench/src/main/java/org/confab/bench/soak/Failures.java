package org.confab.bench.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Counts what failed and keeps a few reasons, however many there are. Used by one thread. */
final class Failures {
  private static final int REASONS = 5;

  private final Map<String, Integer> reasons = new LinkedHashMap<>();
  private int count;

  /** One more, for that reason. */
  void add(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    String reason = cause.toString().lines().limit(2).reduce((a, b) -> a + " " + b).orElse("");
    count++;
    if (reasons.containsKey(reason) || reasons.size() < REASONS) {
      reasons.merge(reason, 1, Integer::sum);
    }
  }

  int count() {
    return count;
  }

  /** The first few reasons, each with how often it was. */
  Map<String, Integer> reasons() {
    return reasons;
  }
}
