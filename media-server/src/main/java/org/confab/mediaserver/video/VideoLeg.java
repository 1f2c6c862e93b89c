package org.confab.mediaserver.video;

import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;

/**
 * The picture of one endpoint in a room. No method blocks; what is ordered takes effect in order,
 * within a tick.
 */
public interface VideoLeg {
  /** The local ports, at once after joining; the ICE agent works with them. */
  LegTransport transport();

  /** What signalling has agreed on; again after each new offer and answer. */
  void begin(VideoParameters parameters);

  /** Nothing is agreed on any more: it neither shows nor sees anything. */
  void rest();

  /** Where pictures go to and come from; again when ICE or signalling moves it. */
  void reach(RemoteMedia remote);

  /** Whether nobody sees it (media-ingress-filter "block"). */
  void hide(boolean hidden);

  /** The endpoint asks by signalling for a whole picture of what it sees (RFC 5168). */
  void wantsWhole();

  /** The source that it sends as. */
  int ssrc();

  /** Says BYE by RTCP and gives the ports back. A second call does nothing. */
  void leave();
}
