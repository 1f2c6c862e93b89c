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
import org.jspecify.annotations.Nullable;

/** A room as others see it; {@link RoomMix} on its loop makes the sound. */
final class RtpRoom implements AudioRoom {
  private final RtpEngine engine;
  private final EventLoop loop;
  private final RoomMix mix;
  private final Set<RtpLeg> legs = ConcurrentHashMap.newKeySet();
  private boolean closed;

  RtpRoom(RtpEngine engine, EventLoop loop, RoomListener listener) {
    this.engine = engine;
    this.loop = loop;
    mix = new RoomMix(stream -> listener.speaking(legOf(stream)));
    loop.order(() -> loop.add(mix));
  }

  private Optional<AudioLeg> legOf(@Nullable LegStream stream) {
    return legs.stream().filter(leg -> leg.stream() == stream).map(AudioLeg.class::cast).findAny();
  }

  EventLoop loop() {
    return loop;
  }

  @Override
  public AudioLeg join(LegListener listener) {
    return join(listener, PortPairs::open);
  }

  @Override
  public AudioLeg join(LegListener listener, int rtpPort) {
    return join(listener, ports -> ports.open(rtpPort));
  }

  private synchronized AudioLeg join(LegListener listener, Function<PortPairs, PortPair> opening) {
    if (closed) {
      throw new EngineFull("the room is closed");
    }
    if (legs.size() >= loop.tools().limits().legsOfRoom()) {
      throw new EngineFull("the room is full");
    }
    RtpLeg leg = engine.leg(this, loop, listener, opening);
    try {
      loop.order(
          () -> {
            mix.add(leg.stream());
            loop.listen(leg.ports(), leg::datagram);
          });
    } catch (RejectedExecutionException behind) {
      leg.ports().close();
      engine.left(leg);
      throw new EngineFull("the media loop is too far behind");
    }
    legs.add(leg);
    return leg;
  }

  void leave(RtpLeg leg) {
    if (!legs.remove(leg)) {
      return;
    }
    engine.leaving(leg);
    loop.orderLast(
        () -> {
          mix.remove(leg.stream());
          leg.end();
          loop.release();
          engine.left(leg);
        });
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
    last.forEach(RtpLeg::leave);
    loop.orderLast(() -> loop.remove(mix));
    engine.closed(this);
  }
}
