package org.confab.protocol.srtp;

/** Which of the last 64 indices were there (RFC 3711 3.3.2). */
final class ReplayWindow {
  static final int SIZE = 64;

  private long highest = -1;
  private long seen;

  /** Whether a packet of this index may still come. */
  boolean admits(long index) {
    if (index > highest) {
      return true;
    }
    long behind = highest - index;
    return index >= 0 && behind < SIZE && (seen & 1L << behind) == 0;
  }

  /** Remembers an admitted index; only after the packet has proved to be authentic. */
  void remember(long index) {
    if (index > highest) {
      long ahead = index - highest;
      seen = ahead < SIZE ? seen << ahead | 1 : 1;
      highest = index;
    } else {
      seen |= 1L << (highest - index);
    }
  }
}
