package org.confab.bench.report;

import java.util.Arrays;

/** Delays in microseconds, up to a number that is known before. */
public final class Delays {
  private final long[] micros;
  private int count;

  /** At most that many. */
  public Delays(int most) {
    micros = new long[most];
  }

  /** One more. */
  public void add(long delay) {
    micros[count++] = delay;
  }

  /** Forgets all. */
  public void clear() {
    count = 0;
  }

  /** The delay that this part of all (0 to 1) did not exceed; 0 if there are none. */
  public long part(double part) {
    long[] sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[Math.min(count - 1, (int) (count * part))];
  }
}
