package org.confab.mediaserver.audio;

/** A conference of sound: everybody hears all others. */
public interface AudioRoom {
  /**
   * A new leg with a pair of local ports. Nothing but STUN flows until {@link AudioLeg#begin} and
   * {@link AudioLeg#reach} were called.
   *
   * @throws EngineFull if there is no room or no free pair of ports
   */
  AudioLeg join(LegListener listener);

  /** Ends all legs. */
  void close();
}
