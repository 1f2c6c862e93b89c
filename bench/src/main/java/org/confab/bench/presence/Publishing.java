package org.confab.bench.presence;

/** Publishes one state after the other, as soon as all watchers know the last one. */
final class Publishing implements Runnable {
  private static final long PATIENCE_MILLIS = 60_000;

  private final Side side;
  private final Tally tally;
  private volatile boolean stopped;
  private volatile int count;

  Publishing(Side side, Tally tally) {
    this.side = side;
    this.tally = tally;
  }

  @Override
  public void run() {
    for (int number = 1; !stopped; number++) {
      tally.publishing(number % Tally.NUMBERS);
      side.publish(number % Tally.NUMBERS).join();
      tally.awaitAll(PATIENCE_MILLIS);
      count = number;
    }
  }

  /** No more after the present one. */
  void stop() {
    stopped = true;
  }

  /** Publications so far. */
  int count() {
    return count;
  }
}
