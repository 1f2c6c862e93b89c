package org.confab.mediaserver.rtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.RoomListener;
import org.confab.mediaserver.audio.Sound;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.audio.Tap;
import org.jspecify.annotations.Nullable;

/** A room as others see it; {@link RoomMix} on its loop makes the sound. */
final class RtpRoom implements AudioRoom {
  private final RtpEngine engine;
  private final EventLoop loop;
  private final RoomMix mix;
  private final RtpPictures pictures;
  private final EventLoop.Ticking ticking;
  private final Set<RtpLeg> legs = ConcurrentHashMap.newKeySet();
  private boolean closed;

  RtpRoom(RtpEngine engine, EventLoop loop, RoomListener listener) {
    this.engine = engine;
    this.loop = loop;
    pictures = new RtpPictures(engine, loop);
    mix =
        new RoomMix(
            stream -> {
              pictures.speaking(stream);
              listener.speaking(legOf(stream));
            },
            loop.mishaps());
    ticking = this::tick;
    loop.order(() -> loop.add(ticking));
  }

  private int tick(int frames, long now) {
    try {
      pictures.tick(now);
    } catch (RuntimeException | Error trouble) {
      loop.mishaps().happened("the pictures of a room", trouble); // its sound goes on
    }
    return mix.tick(frames, now);
  }

  private Optional<AudioLeg> legOf(@Nullable LegStream stream) {
    return legs.stream().filter(leg -> leg.stream() == stream).map(AudioLeg.class::cast).findAny();
  }

  EventLoop loop() {
    return loop;
  }

  @Override
  public AudioLeg join(LegListener listener) {
    return join(listener, PortPairs::open, Optional.empty());
  }

  @Override
  public AudioLeg join(LegListener listener, int rtpPort, SourceState before) {
    return join(listener, ports -> ports.open(rtpPort), Optional.of(before));
  }

  private synchronized AudioLeg join(
      LegListener listener, Function<PortPairs, PortPair> opening, Optional<SourceState> before) {
    if (closed) {
      throw new EngineFull("the room is closed");
    }
    if (legs.size() >= loop.tools().limits().legsOfRoom()) {
      throw new EngineFull("the room is full");
    }
    RtpLeg leg = engine.leg(this, loop, listener, opening, before);
    try {
      loop.order(
          () -> {
            mix.add(leg.stream());
            loop.listen(leg.ports(), leg::datagram);
          });
    } catch (RejectedExecutionException behind) {
      leg.ports().close();
      engine.left(leg.ports());
      throw new EngineFull("the media loop is too far behind");
    }
    legs.add(leg);
    return leg;
  }

  void leave(RtpLeg leg, boolean bye) {
    if (!legs.remove(leg)) {
      return;
    }
    engine.leaving(leg.ports());
    loop.orderLast(
        () -> {
          mix.remove(leg.stream());
          leg.end(bye);
          loop.release();
          engine.left(leg.ports());
        });
  }

  @Override
  public void play(Sound sound) {
    loop.order(() -> mix.play(sound));
  }

  @Override
  public void tap(Tap tap) {
    loop.order(() -> mix.tap(tap));
  }

  @Override
  public void untap() {
    loop.orderLast(() -> mix.tap(null));
  }

  RtpPictures pictures() {
    return pictures;
  }

  int legs() {
    return legs.size();
  }

  @Override
  public void close() {
    List<RtpLeg> last;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      last = new ArrayList<>(legs);
    }
    pictures.close();
    last.forEach(RtpLeg::leave);
    loop.orderLast(() -> loop.remove(ticking));
    engine.closed(this);
  }
}
