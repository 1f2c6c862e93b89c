package org.confab.mediaserver.audio;

import java.time.Duration;

/**
 * One endpoint in a room. No method blocks; what is ordered takes effect in order, within a tick.
 */
public interface AudioLeg {
  /** The local ports, at once after joining; the ICE agent works with them. */
  LegTransport transport();

  /**
   * Whether there is a place for a codec, which is held for this leg until {@link #begin} has
   * another one: those that cost much are bounded ({@link EngineLimits#costlyLegsOfLoop}).
   */
  boolean affords(AudioCodec codec);

  /** What signalling has agreed on; again after each new offer and answer. */
  void begin(LegParameters parameters);

  /** Where sound goes to and comes from; again when ICE or signalling moves it. */
  void reach(RemoteMedia remote);

  /** Whether nobody hears it (media-ingress-filter "block"). */
  void mute(boolean muted);

  /** Whether it hears nobody (media-egress-filter "block"). */
  void deafen(boolean deafened);

  /** It alone hears that, after what is played to it already; {@link Playing#MOST} wait at most. */
  void play(Sound sound);

  /** The source that it sends as, the same for its whole life ([MS-RTP] 3.1.5: throttling). */
  int ssrc();

  /**
   * Where that source stands: not further back than {@link SourceState#TOLD_EVERY} packets. When it
   * is another one {@link LegListener#ahead} tells.
   */
  SourceState source();

  /**
   * How long nothing that could be taken has come, RTCP included; since joining if ever so long.
   */
  Duration silence();

  /** What has been counted. */
  LegFigures figures();

  /** Says BYE by RTCP and gives the ports back. A second call does nothing. */
  void leave();

  /** The same without a word: another process goes on. */
  void abandon();
}
