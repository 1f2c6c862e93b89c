package org.confab.core.authentication;

/**
 * Remembers which sequence numbers of one sender were seen ([MS-SIP] 3.1.5.1): each number counts
 * once, and one that is older than the window does not count at all. Messages may come out of order
 * within the window.
 */
final class ReplayWindow {
  /** How many numbers below the highest are still taken. */
  static final int SIZE = 256;

  private final boolean[] seen;
  private long highest;

  ReplayWindow() {
    this(SIZE);
  }

  /** A window that takes that many numbers. */
  ReplayWindow(int size) {
    seen = new boolean[size];
  }

  /** Takes a number if it is new; numbers start at 1. */
  synchronized boolean accept(long number) {
    if (number < 1 || number <= highest - seen.length) {
      return false;
    }
    if (number > highest) {
      for (long skipped = Math.max(highest + 1, number - seen.length + 1);
          skipped <= number;
          skipped++) {
        seen[(int) (skipped % seen.length)] = false;
      }
      highest = number;
    }
    int slot = (int) (number % seen.length);
    boolean fresh = !seen[slot];
    seen[slot] = true;
    return fresh;
  }
}
