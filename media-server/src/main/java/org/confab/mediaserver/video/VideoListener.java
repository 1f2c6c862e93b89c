package org.confab.mediaserver.video;

/** Hears what happens to the picture of a leg, on its loop; must not block. */
public interface VideoListener {
  /**
   * A whole picture of this leg is wanted, and it has not said that it understands requests by
   * RTCP; told once a second at most.
   */
  void wholeWanted();
}
