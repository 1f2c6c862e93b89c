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

  /**
   * The same on a certain pair of ports: a leg that another process had there goes on.
   *
   * @param rtpPort even, in the engine's range; RTCP is on the next
   * @throws EngineFull also if that pair is not free
   */
  AudioLeg join(LegListener listener, int rtpPort);

  /** Ends all legs. */
  void close();
}
