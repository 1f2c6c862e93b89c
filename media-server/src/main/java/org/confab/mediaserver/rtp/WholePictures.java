package org.confab.mediaserver.rtp;

import java.time.Duration;

/** When a leg may be asked for a whole picture: seldom, and more seldom the longer none comes. */
final class WholePictures {
  private static final int MOST_DOUBLINGS = 4;

  private final long shortest;
  private long next;
  private int doublings;
  private boolean asked;

  WholePictures(Duration shortest) {
    this.shortest = shortest.toNanos();
  }

  /** Whether it may be asked now, which then counts as asked. */
  boolean mayAsk(long now) {
    if (asked && now - next < 0) {
      return false;
    }
    next = now + (shortest << doublings);
    doublings = Math.min(MOST_DOUBLINGS, doublings + 1);
    asked = true;
    return true;
  }

  /** One has come: the next may be asked for as soon as the shortest time has passed. */
  void came(long now) {
    if (doublings > 0) {
      doublings = 0;
      next = Math.min(next, now + shortest);
    }
  }
}
