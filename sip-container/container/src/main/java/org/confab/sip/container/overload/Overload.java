package org.confab.sip.container.overload;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Holds the time that messages wait for a worker near a target, by refusing a share of the work
 * that has not begun. What is measured is the shortest wait of each interval (the idea of CoDel,
 * RFC 8289): it grows only if everybody waits, not if one flow floods itself. A proportional and
 * integral law makes of it the share to refuse (that of PIE, RFC 8033). Any number of threads may
 * ask and tell; one looks.
 */
public final class Overload {
  /** How often {@link #look} is to be called. */
  public static final Duration INTERVAL = Duration.ofMillis(100);

  /**
   * So long must everybody have waited too long before anything is refused: a pause of the
   * collector or a burst of sign-ins is no overload.
   */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Share more per interval for each target's length that the wait is above it. */
  private static final double BY_HEIGHT = 0.05;

  /** The same for each target's length that the wait has grown since the last look. */
  private static final double BY_GROWTH = 0.5;

  /** One look changes no more than by so many targets' lengths. */
  private static final double MOST = 2;

  /**
   * At 1 all new work is refused, from the second on what continues too, at the third all of it.
   */
  private static final double LAST_RESORT = 1.5;

  private static final double FULL = 2;

  /** New work that has waited longer than so many targets' lengths is not begun any more. */
  private static final int STALE = 5;

  /**
   * The same while the server is behind: what came before it was found out would keep it behind.
   */
  private static final int STALE_BEHIND = 2;

  private static final long NOTHING = Long.MAX_VALUE;

  private final Supplier<Duration> target;
  private final AtomicLong shortest = new AtomicLong(NOTHING);
  private final Share fresh = new Share();
  private final Share continued = new Share();
  private volatile double level;
  private volatile long wait;
  private volatile long goal = NOTHING / STALE; // until the first look
  private long behind;

  /**
   * Nothing is refused at first.
   *
   * @param target how long messages may wait in the long run; asked at each look, above 0
   */
  public Overload(Supplier<Duration> target) {
    this.target = target;
  }

  /** A worker has taken something that had waited so many nanoseconds for one. */
  public void waited(long nanos) {
    // Most are not the shortest, and write nothing.
    if (nanos < shortest.get()) {
      shortest.accumulateAndGet(nanos, Math::min);
    }
  }

  /**
   * Ends an interval.
   *
   * @param stuck whether messages wait now: if so, and none was taken, the wait goes on growing
   */
  public void look(boolean stuck) {
    long least = shortest.getAndSet(NOTHING);
    long before = wait;
    long now = least != NOTHING ? least : stuck ? before + INTERVAL.toNanos() : 0;
    goal = target.get().toNanos();
    behind = now > goal ? behind + INTERVAL.toNanos() : 0;
    if (level > 0 || behind > PATIENCE.toNanos()) {
      double change =
          BY_HEIGHT * bounded((double) (now - goal) / goal)
              + BY_GROWTH * bounded((double) (now - before) / goal);
      level = Math.max(0, Math.min(FULL, level + change));
    }
    wait = now;
  }

  private static double bounded(double lengths) {
    return Math.max(-MOST, Math.min(MOST, lengths));
  }

  /** Whether anything is refused now. */
  public boolean isOn() {
    return level > 0;
  }

  /** Whether a message that has just come is taken. */
  public boolean admits(Priority priority) {
    return switch (priority) {
      case ESTABLISHED -> true;
      case CONTINUED -> !continued.hit((level - LAST_RESORT) / (FULL - LAST_RESORT));
      case NEW -> !fresh.hit(Math.min(1, level));
    };
  }

  /**
   * Whether new work that was taken, and has waited so many nanoseconds, is no longer worth it:
   * whose connection brings more than it gets done waits for itself alone, which is no overload,
   * and hears so before he gives up.
   */
  public boolean isStale(long nanos) {
    return nanos > (isOn() ? STALE_BEHIND : STALE) * goal;
  }

  /** The shortest wait of the last interval. */
  public Duration queueing() {
    return Duration.ofNanos(wait);
  }

  /** Hits as often as it is told to, evenly and without chance. */
  private static final class Share {
    private double owed;

    synchronized boolean hit(double share) {
      if (share <= 0) {
        owed = 0;
        return false;
      }
      owed += share;
      if (owed < 1) {
        return false;
      }
      owed -= 1;
      return true;
    }
  }
}
