package org.confab.subsystem.live;

/** What an administrator wants cannot be; the message says why, for people. */
public final class Declined extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public Declined(String why) {
    super(why);
  }
}
