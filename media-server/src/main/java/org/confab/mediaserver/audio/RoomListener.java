package org.confab.mediaserver.audio;

import java.util.Optional;

/** Hears what happens in a room, on its loop; must not block. */
public interface RoomListener {
  /** Somebody else speaks now, or nobody. */
  default void speaking(Optional<AudioLeg> leg) {}
}
