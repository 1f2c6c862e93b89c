package org.confab.mediaserver.audio;

/**
 * Mixes sound: rooms, each on one event loop for its life. All methods may be called from any
 * thread.
 */
public interface AudioEngine extends AutoCloseable {
  /**
   * A new room.
   *
   * @param name for the log
   * @throws EngineFull if there are as many as the engine takes
   */
  AudioRoom open(String name, RoomListener listener);

  /** How busy it is. */
  AudioLoad load();

  /** Ends all legs with an RTCP BYE, frees the ports and stops the loops. */
  @Override
  void close();
}
