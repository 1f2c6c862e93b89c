package org.confab.core.mcufactory;

/**
 * Hears what becomes of media servers. Called on the thread that found it out, outside of all locks
 * of the registry. Two threads may tell of one media server at once: the registry knows what holds.
 */
public interface McuEvents {
  /** A media server has come, or has come back under a new incarnation. */
  void registered(McuServer server);

  /** It is to be emptied from now on. */
  void draining(McuServer server);

  /** This incarnation is dead: what it held is lost. */
  void lost(McuServer server);
}
