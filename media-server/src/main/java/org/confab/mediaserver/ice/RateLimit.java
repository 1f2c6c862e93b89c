package org.confab.mediaserver.ice;

/** So many in a second, the burst of one second included. */
final class RateLimit {
  private static final long SECOND = 1_000_000_000L;

  private final int perSecond;
  private long window;
  private int used;

  RateLimit(int perSecond, long now) {
    this.perSecond = perSecond;
    this.window = now;
  }

  /** Takes one; false if the second has had its share. */
  boolean take(long now) {
    if (now - window >= SECOND) {
      window = now;
      used = 0;
    }
    return used++ < perSecond;
  }
}
