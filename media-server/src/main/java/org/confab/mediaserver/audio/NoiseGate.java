package org.confab.mediaserver.audio;

/**
 * Whether somebody who sends says anything: what has been below -58 dB of full scale for half a
 * second is not mixed. So a conference does not collect the hiss of all its rooms, and who only
 * listens shares a mix with all others.
 */
public final class NoiseGate {
  /** Mean size of samples from which on it is open. */
  static final int OPEN = 40;

  /** Ticks that it stays open. */
  static final int HOLD = 25;

  private int left;

  /** Takes in how loud a frame is; returns whether it is let through. */
  public boolean passes(int loudness) {
    left = loudness >= OPEN ? HOLD : Math.max(0, left - 1);
    return left > 0;
  }
}
