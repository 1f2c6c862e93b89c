package org.confab.mediaserver.rtp;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.video.VideoLeg;
import org.confab.mediaserver.video.VideoListener;
import org.confab.mediaserver.video.VideoRoom;
import org.jspecify.annotations.Nullable;

/** The pictures of a room as others see them; {@link PictureSwitch} on its loop hands them on. */
final class RtpPictures implements VideoRoom {
  private final RtpEngine engine;
  private final EventLoop loop;
  private final PictureSwitch hub = new PictureSwitch();
  private final Set<RtpPicture> legs = ConcurrentHashMap.newKeySet();
  private boolean closed;

  RtpPictures(RtpEngine engine, EventLoop loop) {
    this.engine = engine;
    this.loop = loop;
  }

  @Override
  public VideoLeg join(AudioLeg leg, VideoListener listener) {
    return join(leg, listener, PortPairs::open);
  }

  @Override
  public VideoLeg join(AudioLeg leg, VideoListener listener, int rtpPort) {
    return join(leg, listener, ports -> ports.open(rtpPort));
  }

  private synchronized VideoLeg join(
      AudioLeg leg, VideoListener listener, Function<PortPairs, PortPair> opening) {
    if (closed) {
      throw new EngineFull("the room is closed");
    }
    if (!(leg instanceof RtpLeg speaker)) {
      throw new IllegalArgumentException("a leg of another engine");
    }
    RtpPicture picture = engine.picture(this, loop, speaker, listener, opening);
    try {
      loop.order(
          () -> {
            hub.add(picture.stream());
            loop.listen(picture.ports(), picture::datagram);
          });
    } catch (RejectedExecutionException behind) {
      picture.ports().close();
      engine.left(picture.ports());
      throw new EngineFull("the media loop is too far behind");
    }
    legs.add(picture);
    return picture;
  }

  void leave(RtpPicture picture) {
    if (!legs.remove(picture)) {
      return;
    }
    engine.leaving(picture.ports());
    loop.orderLast(
        () -> {
          hub.remove(picture.stream());
          picture.end();
          loop.release();
          engine.left(picture.ports());
        });
  }

  /** On the loop: somebody else speaks, or nobody; who has no picture changes nothing. */
  void speaking(@Nullable LegStream speaker) {
    if (speaker == null) {
      return;
    }
    for (RtpPicture picture : legs) {
      if (picture.speaker() == speaker) {
        hub.speaks(picture.stream());
      }
    }
  }

  /** On the loop: time passes. */
  void tick(long now) {
    hub.tick(now);
  }

  PictureSwitch hub() {
    return hub;
  }

  void close() {
    List<RtpPicture> last;
    synchronized (this) {
      closed = true;
      last = List.copyOf(legs);
    }
    last.forEach(RtpPicture::leave);
  }
}
