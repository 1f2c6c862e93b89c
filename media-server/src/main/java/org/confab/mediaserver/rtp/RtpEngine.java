package org.confab.mediaserver.rtp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.confab.mediaserver.audio.AudioEngine;
import org.confab.mediaserver.audio.AudioLoad;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.RoomListener;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.video.VideoEngine;
import org.confab.mediaserver.video.VideoListener;
import org.confab.mediaserver.video.VideoRoom;

/** The sound engine: event loops, the ports of media, and the rooms pinned to loops. */
public final class RtpEngine implements AudioEngine, VideoEngine {
  private static final System.Logger LOG = System.getLogger(RtpEngine.class.getName());

  /** More loops than processors only get into each other's way. */
  private static final int MOST_LOOPS = 16;

  private static final int NAME_BYTES = 12;

  /** A whole picture comes at once, of a hundred packets and more. */
  private static final int PICTURE_BUFFER = 256 * 1024;

  private final EngineLimits limits;
  private final Figures figures;
  private final PortPairs ports;
  private final int legLimit;
  private final SecureRandom random = new SecureRandom();
  private final List<EventLoop> loops = new ArrayList<>();
  private final Set<RtpRoom> rooms = ConcurrentHashMap.newKeySet();
  private final AtomicInteger legs = new AtomicInteger();

  /**
   * Starts the loops, one for each processor, and warms the code up: for half a second at most.
   *
   * @param bind the address of its ports
   * @param range those ports
   * @throws IOException if the loops cannot be made
   */
  public RtpEngine(InetAddress bind, PortRange range, EngineLimits limits, Figures figures)
      throws IOException {
    this.limits = limits;
    this.figures = figures;
    ports = new PortPairs(bind, range);
    legLimit = Math.min(limits.legs(), range.pairs());
    // RFC 7022: one name for all that an endpoint sends, which tells nothing of it.
    byte[] name = new byte[NAME_BYTES];
    random.nextBytes(name);
    String cname = Base64.getEncoder().encodeToString(name);
    long frames = WarmUp.run(limits, cname);
    WarmUp.costlyCodecs();
    int count = Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
    for (int each = 0; each < count; each++) {
      loops.add(
          new EventLoop(
              "media-" + each,
              LoopTools.of(limits, InstantSource.system(), random, cname),
              figures));
    }
    LOG.log(
        Level.INFO,
        "sound engine: ports {0}-{1}, {2} loops, warmed up with {3} frames",
        Integer.toString(range.first()),
        Integer.toString(range.last()),
        count,
        frames);
  }

  @Override
  public synchronized AudioRoom open(String name, RoomListener listener) {
    if (rooms.size() >= limits.rooms()) {
      throw new EngineFull("there are " + rooms.size() + " rooms");
    }
    EventLoop calmest =
        loops.stream()
            .min(Comparator.comparingInt(this::legsOf))
            .orElseThrow(() -> new EngineFull("there is no loop"));
    RtpRoom room = new RtpRoom(this, calmest, listener);
    rooms.add(room);
    LOG.log(Level.DEBUG, "room {0} is open", name);
    return room;
  }

  @Override
  public VideoRoom pictures(AudioRoom room) {
    if (room instanceof RtpRoom own && rooms.contains(own)) {
      return own.pictures();
    }
    throw new EngineFull("the room is closed");
  }

  private int legsOf(EventLoop loop) {
    // A room counts as a leg, or all that are opened at once would be pinned to one loop.
    return rooms.stream().filter(room -> room.loop() == loop).mapToInt(r -> r.legs() + 1).sum();
  }

  /** A new leg of a room. */
  RtpLeg leg(
      RtpRoom room,
      EventLoop loop,
      LegListener listener,
      Function<PortPairs, PortPair> opening,
      Optional<SourceState> before) {
    PortPair pair = open(opening);
    figures.count(Counter.AUDIO_LEGS_JOINED);
    long now = loop.tools().wall().millis();
    SourceState source =
        before.map(it -> it.takenOver(now)).orElseGet(() -> SourceState.fresh(random, now));
    return new RtpLeg(room, loop, pair, source, listener, figures);
  }

  /** A new picture of a room. */
  RtpPicture picture(
      RtpPictures room,
      EventLoop loop,
      RtpLeg speaker,
      VideoListener listener,
      Function<PortPairs, PortPair> opening) {
    PortPair pair = open(opening);
    pair.receiveBuffer(PICTURE_BUFFER);
    figures.count(Counter.VIDEO_LEGS_JOINED);
    return new RtpPicture(room, loop, pair, speaker, random.nextInt(), listener, figures);
  }

  private PortPair open(Function<PortPairs, PortPair> opening) {
    // The ports first: those of a leg that is leaving bring its place with them.
    PortPair pair = opening.apply(ports);
    if (legs.incrementAndGet() > legLimit) {
      legs.decrementAndGet();
      pair.close();
      ports.giveBack(pair.port());
      throw new EngineFull("there are " + legLimit + " legs");
    }
    return pair;
  }

  /** A pair of ports is about to be closed. */
  void leaving(PortPair pair) {
    ports.leaving(pair.port());
  }

  /** A pair of ports was closed. */
  void left(PortPair pair) {
    legs.decrementAndGet();
    ports.giveBack(pair.port());
  }

  void closed(RtpRoom room) {
    rooms.remove(room);
  }

  @Override
  public AudioLoad load() {
    long busiest = loops.stream().mapToLong(EventLoop::mixingMicros).max().orElse(0);
    return new AudioLoad(rooms.size(), legs.get(), legLimit, busiest);
  }

  @Override
  public void close() {
    List.copyOf(rooms).forEach(RtpRoom::close);
    loops.forEach(EventLoop::close);
  }
}
