package org.confab.bench.presence;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run of {@link Contest} is to do.
 *
 * @param home the {@code CONFAB_HOME} of an instance that runs
 * @param results where figures are written
 * @param kamailio its configuration; empty: Confab alone
 * @param kamailioPort where it listens, TCP
 * @param watchers how many watch, one contest for each number
 * @param rounds how often each window is measured
 * @param warmUps windows of each side before anything is measured, at most
 */
public record Options(
    Path home,
    Path results,
    Optional<Path> kamailio,
    int kamailioPort,
    List<Integer> watchers,
    int rounds,
    int warmUps) {
  /** Notifications of one window, roughly. */
  private static final int NOTIFICATIONS = 10_000;

  /** Notifications that are asked for in a second: both servers can do it. */
  private static final int PER_SECOND = 2_500;

  /** Publications of one window. */
  int publications(int count) {
    return Math.max(5, Math.min(100, NOTIFICATIONS / count));
  }

  /** Milliseconds between publications. */
  int gapMillis(int count) {
    return count * 1000 / PER_SECOND;
  }
}
