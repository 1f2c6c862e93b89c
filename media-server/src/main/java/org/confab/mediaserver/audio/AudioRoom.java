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
   * @param before the state of its source that was told last; the leg goes on beyond
   * @throws EngineFull also if that pair is not free
   */
  AudioLeg join(LegListener listener, int rtpPort, SourceState before);

  /** Everybody hears it, after what is played already; {@link Playing#MOST} wait at most. */
  void play(Sound sound);

  /** From now on that gets what is said, and nobody else does any more. */
  void tap(Tap tap);

  /** Nobody gets any more what is said. */
  void untap();

  /** Ends all legs. */
  void close();
}
