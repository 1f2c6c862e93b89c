package org.confab.core.presence;

/** Port: who wants to know of watchers that come and go. It must not block. */
public interface WatchListener {
  /** A user is watched from now on, or in another way than before. */
  void began(WatchedBy watch);

  /** He is watched no more. */
  void ended(WatchedBy watch);
}
