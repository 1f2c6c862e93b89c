package org.confab.mediaserver.avmcu;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a media loop has to be told and nobody would tell it again: a loop that is too far behind is
 * told later.
 *
 * @param timer tells it
 * @param pause between two tries
 */
record Insistence(ScheduledExecutorService timer, Duration pause) {
  /**
   * Does it, or tries again later.
   *
   * @param work throws {@link RejectedExecutionException} while the loop is behind; may be done
   *     again from its beginning, and does nothing once its leg has gone
   */
  void on(Runnable work) {
    try {
      work.run();
    } catch (RejectedExecutionException behind) {
      var unused = timer.schedule(() -> on(work), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
