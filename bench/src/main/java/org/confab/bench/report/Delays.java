package org.confab.bench.report;

import java.util.Arrays;

/** Delays in microseconds. */
public final class Delays {
  private long[] micros;
  private int count;

  /** About that many; more may come. */
  public Delays(int expected) {
    micros = new long[Math.max(1, expected)];
  }

  /** One more. */
  public void add(long delay) {
    if (count == micros.length) {
      micros = Arrays.copyOf(micros, 2 * count);
    }
    micros[count++] = delay;
  }

  /** Forgets all. */
  public void clear() {
    count = 0;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The delay that this part of all (0 to 1) did not exceed; 0 if there are none. */
  public long part(double part) {
    long[] sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[Math.min(count - 1, (int) (count * part))];
  }
}
