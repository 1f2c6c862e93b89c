package org.confab.bench.presence;

import java.util.concurrent.CompletableFuture;
import org.confab.bench.server.ProcessFigures;

/** One of the servers that are compared, spoken to in one dialect. */
public interface Side extends AutoCloseable {
  /** Its name in tables. */
  String name();

  /** What its process uses. */
  ProcessFigures figures();

  /** Lets that many watch the one publisher; returns when all are told the first state. */
  void watch(int watchers, Tally tally);

  /**
   * Publishes a state that carries this number, which each notification then brings.
   *
   * @param number 0 to {@link Tally#NUMBERS} - 1
   * @return done when the server has accepted it
   */
  CompletableFuture<Void> publish(int number);

  @Override
  void close();
}
