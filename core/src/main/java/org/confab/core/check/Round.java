package org.confab.core.check;

/** Port: tries things against the running server; made for one pass through the table. */
public interface Round extends AutoCloseable {
  /**
   * Tries one thing. It may block; it is interrupted, and {@link #giveUp} called, when its time is
   * over.
   *
   * @throws CheckFailed if something is wrong
   */
  Outcome perform(Check check) throws Exception;

  /** The check that is being tried takes too long: whatever it waits for ends. */
  void giveUp();

  /** Leaves nothing behind: who has signed in signs out. */
  @Override
  void close();
}
