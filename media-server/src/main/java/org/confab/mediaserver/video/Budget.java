package org.confab.mediaserver.video;

import java.time.Duration;

/**
 * How many bits may go in a second, and in how many packets, evenly but for some leeway; for one
 * thread. Times are those of {@link System#nanoTime}.
 */
public final class Budget {
  private static final double SECOND = 1e9;
  private static final int BITS = 8;
  private static final int KILO = 1_000;

  private final double leewaySeconds;
  private final int packets;
  private double perNano;
  private double leastOfPacket;
  private double most;
  private double left;
  private long last;

  /** A full one of so many thousand bits a second, in so many packets at most. */
  public Budget(int kilobits, int packets, Duration leeway, long now) {
    this.packets = packets;
    leewaySeconds = leeway.toNanos() / SECOND;
    last = now;
    limit(kilobits);
    left = most;
  }

  /** Another limit from now on, in as many packets. */
  public void limit(int kilobits) {
    double perSecond = (double) kilobits * KILO;
    perNano = perSecond / SECOND;
    leastOfPacket = perSecond / packets;
    most = perSecond * leewaySeconds;
    left = Math.min(left, most);
  }

  /** Takes a packet of so many bytes, or nothing. */
  public boolean take(int bytes, long now) {
    left = Math.min(most, left + perNano * Math.max(0, now - last));
    last = now;
    double bits = Math.max((double) bytes * BITS, leastOfPacket);
    if (bits > left) {
      return false;
    }
    left -= bits;
    return true;
  }

  /** Whether half of the leeway is there again, so that a whole picture may be begun. */
  public boolean rested(long now) {
    return left + perNano * Math.max(0, now - last) >= most / 2;
  }
}
