package org.confab.bench.soak;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.server.AdminApi;
import org.confab.bench.server.Confab;
import org.confab.bench.server.ServerFigures;

/** Waits until a server has forgotten what is over. */
final class Settling {
  private static final long STEP = TimeUnit.SECONDS.toNanos(2);

  private final AdminApi api;
  private final Confab server;
  private final Duration limit;

  /** Waits for that server no longer than {@code limit} each time. */
  Settling(Confab server, Duration limit) {
    this.api = new AdminApi(server);
    this.server = server;
    this.limit = limit;
  }

  /** The server as it is now. */
  Snapshot now() {
    return Snapshot.of(api, server);
  }

  /** Looks until the figures are what they were, whatever the heap holds, or time is over. */
  Snapshot figures(ServerFigures before) {
    long end = System.nanoTime() + limit.toNanos();
    awaitFigures(before, end);
    return now();
  }

  /** Looks until nothing is more than it was, or time is over. */
  Snapshot all(Snapshot before) {
    long end = System.nanoTime() + limit.toNanos();
    awaitFigures(before.figures(), end);
    Snapshot now = now();
    while (!now.grown(before).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(STEP);
      now = now();
    }
    return now;
  }

  /**
   * Looks until no table has changed for so long, or time is over: some things are stored later.
   */
  Snapshot stored(Duration still) {
    long end = System.nanoTime() + limit.toNanos();
    ServerFigures last = ServerFigures.of(api);
    long changed = System.nanoTime();
    while (System.nanoTime() - changed < still.toNanos() && System.nanoTime() < end) {
      LockSupport.parkNanos(STEP);
      ServerFigures now = ServerFigures.of(api);
      if (!now.tables().equals(last.tables())) {
        changed = System.nanoTime();
      }
      last = now;
    }
    return now();
  }

  private void awaitFigures(ServerFigures before, long end) {
    while (!Snapshot.grown(before, ServerFigures.of(api)).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(STEP);
    }
  }
}
