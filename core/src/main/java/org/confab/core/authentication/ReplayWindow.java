package org.confab.core.authentication;

/**
 * Remembers which sequence numbers of one sender were seen ([MS-SIP] 3.1.5.1): each number counts
 * once, and one that is older than the window does not count at all. Messages may come out of order
 * within the window.
 */
final class ReplayWindow {
  /** How many numbers below the highest are still taken. */
  static final int SIZE = 256;

  private final int size;

  /** A bit for each number modulo the size. */
  private final long[] seen;

  private long highest;

  ReplayWindow() {
    this(SIZE);
  }

  /** A window that takes that many numbers. */
  ReplayWindow(int size) {
    this.size = size;
    this.seen = new long[(size + Long.SIZE - 1) / Long.SIZE];
  }

  /** Takes a number if it is new; numbers start at 1. */
  synchronized boolean accept(long number) {
    if (number < 1 || number <= highest - size) {
      return false;
    }
    if (number > highest) {
      for (long skipped = Math.max(highest + 1, number - size + 1); skipped <= number; skipped++) {
        int slot = (int) (skipped % size);
        seen[slot / Long.SIZE] &= ~(1L << slot);
      }
      highest = number;
    }
    int slot = (int) (number % size);
    boolean fresh = (seen[slot / Long.SIZE] & (1L << slot)) == 0;
    seen[slot / Long.SIZE] |= 1L << slot;
    return fresh;
  }
}
