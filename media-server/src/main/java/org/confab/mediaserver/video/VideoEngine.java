package org.confab.mediaserver.video;

import org.confab.mediaserver.audio.AudioRoom;

/** Forwards pictures on the loops that mix the sound. */
@FunctionalInterface
public interface VideoEngine {
  /** The pictures of a room of sound. */
  VideoRoom pictures(AudioRoom room);
}
