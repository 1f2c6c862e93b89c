package org.confab.mediaserver.negotiation;

import java.util.Optional;
import org.confab.mediaserver.video.VideoCodec;
import org.confab.protocol.sdp.IceCredentials;

/** Where the pictures of a call would go; asked only when pictures are wanted. */
public interface PicturePlace {
  /** No pictures. */
  PicturePlace NONE =
      new PicturePlace() {
        @Override
        public Optional<LocalMedium> open() {
          return Optional.empty();
        }

        @Override
        public IceCredentials credentials() {
          throw new IllegalStateException("there is no place for pictures");
        }

        @Override
        public Optional<VideoCodec> liked() {
          return Optional.empty();
        }
      };

  /** What this side brings; empty if there is no place, and then it is asked again. */
  Optional<LocalMedium> open();

  /** Credentials of ICE, for the start and for each restart. */
  IceCredentials credentials();

  /** The codec that the others have, if they have one. */
  Optional<VideoCodec> liked();
}
