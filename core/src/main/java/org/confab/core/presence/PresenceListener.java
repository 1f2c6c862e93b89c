package org.confab.core.presence;

/** Port: who is told that a user's presence has changed. Called in order, per user. */
public interface PresenceListener {
  /** The change is stored. */
  void changed(Presentity before, Presentity after);
}
