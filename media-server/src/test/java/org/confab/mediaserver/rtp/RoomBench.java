package org.confab.mediaserver.rtp;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.rtp.MediaComponent;

/**
 * What a packet costs without sockets, in processor time: {@code RoomBench LEGS TICKS CODEC…}, the
 * codecs in turn. All legs whistle, with SRTP.
 */
final class RoomBench {
  private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();

  private final RoomMix mix = new RoomMix(speaker -> {}, new Mishaps(new Figures()));
  private final List<Phone> phones = new ArrayList<>();
  private final List<LegStream> legs = new ArrayList<>();
  private long now = 1_000_000_000_000L;
  private long taking;
  private long mixing;

  private RoomBench(int count, String[] codecs, int first) {
    LoopTools tools =
        LoopTools.of(EngineLimits.DEFAULT, InstantSource.system(), new Random(7), "bench");
    for (int each = 0; each < count; each++) {
      AudioCodec codec = AudioCodec.valueOf(codecs[first + each % (codecs.length - first)]);
      Phone phone = Phone.secure(each + 1, 300 + 10 * each, codec);
      LegStream leg =
          new LegStream(
              new SourceState(1_000 + each, 100, 0, 5, 0),
              new LegListener() {},
              (on, datagram, to) -> true,
              tools,
              now);
      leg.begin(phone.parameters());
      leg.reach(RemoteMedia.settled(address(each), address(each)), now);
      phones.add(phone);
      legs.add(leg);
      mix.add(leg);
    }
  }

  private static InetSocketAddress address(int leg) {
    return new InetSocketAddress("127.0.0.1", 10_000 + leg);
  }

  private void tick() {
    now += Frame.TIME.toNanos();
    List<ByteBuffer> packets = phones.stream().map(Phone::whistle).toList();
    long began = TIME.getCurrentThreadCpuTime();
    for (int each = 0; each < legs.size(); each++) {
      legs.get(each).datagram(MediaComponent.RTP, packets.get(each), address(each), now);
    }
    long taken = TIME.getCurrentThreadCpuTime();
    mix.tick(1, now);
    taking += taken - began;
    mixing += TIME.getCurrentThreadCpuTime() - taken;
  }

  /** Warms up for as many ticks as it measures. */
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    int ticks = Integer.parseInt(arguments[1]);
    RoomBench bench = new RoomBench(count, arguments, 2);
    for (int each = 0; each < ticks; each++) {
      bench.tick();
    }
    bench.taking = 0;
    bench.mixing = 0;
    for (int each = 0; each < ticks; each++) {
      bench.tick();
    }
    double packets = 1_000.0 * ticks * count;
    System.out.printf(
        "%d legs: %.2f us to take a packet, %.2f us to mix and send one%n",
        count, bench.taking / packets, bench.mixing / packets);
  }
}
