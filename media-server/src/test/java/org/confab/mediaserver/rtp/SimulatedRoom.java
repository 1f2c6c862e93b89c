package org.confab.mediaserver.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.TelephoneEvent;

/** A room with phones on a network and a clock that exist in the test alone. */
final class SimulatedRoom {
  final List<String> events = new ArrayList<>();
  final Map<Phone, LegStream> legs = new LinkedHashMap<>();
  final Random random = new Random(7);
  final Figures figures = new Figures();
  final RoomMix mix =
      new RoomMix(speaker -> events.add("speaks " + nameOf(speaker)), new Mishaps(figures));
  final List<Phone> broken = new ArrayList<>();
  double loss;

  /** Whether phones listen; else what they are sent is thrown away and leaves nothing. */
  boolean listening = true;

  double disorder;
  long now = 1_000_000_000_000L;
  private final Map<Phone, ByteBuffer> heldBack = new LinkedHashMap<>();
  private final List<Phone> silent = new ArrayList<>();
  private final LoopTools tools =
      LoopTools.of(
          EngineLimits.DEFAULT,
          new InstantSource() {
            @Override
            public Instant instant() {
              return Instant.ofEpochSecond(1_700_000_000L, now - 1_000_000_000_000L);
            }
          },
          random,
          "room");

  private String nameOf(LegStream stream) {
    return legs.entrySet().stream()
        .filter(each -> each.getValue() == stream)
        .map(each -> Integer.toString(each.getKey().ssrc))
        .findAny()
        .orElse("nobody");
  }

  LegStream add(Phone phone) {
    LegStream stream = stream(phone, new SourceState(1_000 + phone.ssrc, 100, 0, 5, 0));
    stream.begin(phone.parameters());
    enter(phone, stream);
    return stream;
  }

  /** Another process takes its leg over, which knows that state and the keys alone. */
  LegStream takeOver(Phone phone, SourceState told) {
    mix.remove(legs.remove(phone));
    LegStream stream = stream(phone, told.takenOver(tools.wall().millis()));
    stream.begin(phone.takenOver());
    enter(phone, stream);
    return stream;
  }

  private void enter(Phone phone, LegStream stream) {
    stream.reach(RemoteMedia.settled(address(phone, 0), address(phone, 1)), now);
    legs.put(phone, stream);
    mix.add(stream);
  }

  private LegStream stream(Phone phone, SourceState source) {
    return new LegStream(
        source,
        new LegListener() {
          @Override
          public void dtmf(TelephoneEvent.Key key, Duration held) {
            events.add(phone.ssrc + " pressed " + key.symbol() + " " + held.toMillis());
          }

          @Override
          public void silentFor(Duration silence) {
            events.add(phone.ssrc + " silent " + silence.toSeconds());
          }

          @Override
          public void ahead() {
            events.add(phone.ssrc + " ahead");
          }

          @Override
          public void saidBye() {
            events.add(phone.ssrc + " bye");
          }
        },
        (component, datagram, to) -> {
          if (broken.contains(phone)) {
            throw new AssertionError("a fault of the server at this leg");
          }
          if (listening && random.nextDouble() >= loss) {
            ByteBuffer copy = ByteBuffer.allocate(2_000).put(datagram.duplicate()).flip();
            phone.hear(copy);
          }
          return true;
        },
        tools,
        now);
  }

  static InetSocketAddress address(Phone phone, int more) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 10_000 + 2 * phone.ssrc + more);
  }

  void hush(Phone phone) {
    silent.add(phone);
  }

  void unhush(Phone phone) {
    silent.remove(phone);
  }

  /** All that whistle do so for a while. */
  void run(Duration time) {
    for (long tick = 0; tick < time.toMillis() / Frame.TIME.toMillis(); tick++) {
      now += Frame.TIME.toNanos();
      for (Phone phone : legs.keySet()) {
        if (!silent.contains(phone)) {
          send(phone, phone.whistle());
        }
      }
      mix.tick(1, now);
    }
  }

  // A packet held back comes after the next one.
  private void send(Phone phone, ByteBuffer packet) {
    if (random.nextDouble() < loss) {
      return;
    }
    ByteBuffer before = heldBack.remove(phone);
    if (before == null && random.nextDouble() < disorder) {
      heldBack.put(phone, packet);
      return;
    }
    deliver(phone, packet);
    if (before != null) {
      deliver(phone, before);
    }
  }

  void deliver(Phone phone, ByteBuffer packet) {
    legs.get(phone).datagram(MediaComponent.RTP, packet, address(phone, 0), now);
  }

  void deliverRtcp(Phone phone, ByteBuffer packet) {
    legs.get(phone).datagram(MediaComponent.RTCP, packet, address(phone, 1), now);
  }
}
