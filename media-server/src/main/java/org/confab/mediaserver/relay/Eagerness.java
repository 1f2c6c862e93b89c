package org.confab.mediaserver.relay;

/**
 * How many packets are read from a socket at once. To ask for another and learn that there is none
 * costs as much as a packet: who had something in the round before too is asked until he has no
 * more, all others once.
 */
final class Eagerness {
  private final int most;
  private long last = Long.MIN_VALUE;
  private boolean busy;

  /**
   * @param most that are read before others have their turn
   */
  Eagerness(int most) {
    this.most = most;
  }

  /** How many to ask for; {@code round} counts what the loop has waited for so far. */
  int begin(long round) {
    boolean again = round == last + 1;
    last = round;
    return busy || again ? most : 1;
  }

  /** So many have come. */
  void ended(int came) {
    busy = came > 1;
  }
}
