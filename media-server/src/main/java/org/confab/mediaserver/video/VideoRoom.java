package org.confab.mediaserver.video;

import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.EngineFull;

/**
 * The pictures of a conference: everybody sees who speaks, and that one who spoke before. Pictures
 * are handed on as they are.
 */
public interface VideoRoom {
  /** Without a place for pictures. */
  VideoRoom NONE =
      new VideoRoom() {
        @Override
        public VideoLeg join(AudioLeg leg, VideoListener listener) {
          throw new EngineFull("there are no pictures here");
        }

        @Override
        public VideoLeg join(AudioLeg leg, VideoListener listener, int rtpPort) {
          return join(leg, listener);
        }
      };

  /**
   * A place for the picture of a leg of the room, with a pair of local ports of its own.
   *
   * @throws EngineFull if there is no free pair of ports
   */
  VideoLeg join(AudioLeg leg, VideoListener listener);

  /**
   * The same on a certain pair of ports: a leg that another process had there goes on.
   *
   * @throws EngineFull also if that pair is not free
   */
  VideoLeg join(AudioLeg leg, VideoListener listener, int rtpPort);
}
