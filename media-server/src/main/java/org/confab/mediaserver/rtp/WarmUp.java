package org.confab.mediaserver.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.SoundDecoder;
import org.confab.mediaserver.audio.SoundEncoder;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.srtp.SrtpKey;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpSuite;

/**
 * Lets the compiler see the whole way of a packet before the first one comes: interpreted, a tick
 * takes many times as long, and the first conference after a start would stutter. Two rooms of
 * streams without sockets send each other what they hear.
 */
final class WarmUp {
  /** Longest that a start is held up. */
  private static final Duration LONGEST = Duration.ofMillis(500);

  /** Ticks after which the compiler has seen enough. */
  private static final int TICKS = 1_500;

  private static final int LEGS = 4;
  private static final AtomicBoolean COSTLY = new AtomicBoolean();
  private static final int COSTLY_FRAMES = 500;
  private static final Duration COSTLY_LONGEST = Duration.ofSeconds(3);
  private static final long SEED = 1;

  /** Nobody hears it: any key will do. */
  private static final SrtpKeying KEYING =
      new SrtpKeying(
          SrtpSuite.AES_CM_128_HMAC_SHA1_80,
          SrtpKey.of(new byte[SrtpKey.KEY_BYTES + SrtpKey.SALT_BYTES]));

  private final RoomMix here = new RoomMix(speaker -> {}, new Mishaps(new Figures()));
  private final RoomMix there = new RoomMix(speaker -> {}, new Mishaps(new Figures()));
  private final List<LegStream> streams = new ArrayList<>();
  private final LoopTools tools;
  private long now = System.nanoTime();

  private WarmUp(EngineLimits limits, String cname) {
    Random random = new Random(SEED);
    tools = LoopTools.of(limits, InstantSource.fixed(Instant.EPOCH), random, cname);
    for (int each = 0; each < LEGS; each++) {
      AudioCodec codec = each % 2 == 0 ? AudioCodec.PCMU : AudioCodec.PCMA;
      LegParameters plain = LegParameters.of(codec);
      link(each < 2 ? plain : plain.protectedBy(KEYING, KEYING));
    }
  }

  /** Runs it; returns how many ticks there were. */
  static int run(EngineLimits limits, String cname) {
    return new WarmUp(limits, cname).ticks();
  }

  /**
   * The same for codecs that cost much, which no start is held up for: the first call of the
   * process does it, behind all else.
   */
  static void costlyCodecs() {
    if (COSTLY.compareAndSet(false, true)) {
      Thread behind = new Thread(WarmUp::encodeAndDecode, "codec-warm-up");
      behind.setDaemon(true);
      behind.setPriority(Thread.MIN_PRIORITY);
      behind.start();
    }
  }

  private static void encodeAndDecode() {
    AudioCodec codec = AudioCodec.OPUS;
    SoundEncoder encoder = codec.encoder();
    SoundDecoder decoder = codec.decoder();
    short[] frame = new short[AudioCodec.MOST_SAMPLES];
    byte[] payload = new byte[AudioCodec.MOST_BYTES];
    Random random = new Random(SEED);
    long began = System.nanoTime();
    for (int each = 0;
        each < COSTLY_FRAMES && System.nanoTime() - began < COSTLY_LONGEST.toNanos();
        each++) {
      for (int sample = 0; sample < codec.rate().samples(); sample++) {
        frame[sample] = (short) (random.nextGaussian() * (each % 50) * 100);
      }
      decoder.decode(payload, 0, encoder.encode(frame, payload), frame);
    }
  }

  private int ticks() {
    long began = System.nanoTime();
    int tick = 0;
    while (tick < TICKS && System.nanoTime() - began < LONGEST.toNanos()) {
      tick++;
      now += Frame.TIME.toNanos();
      here.tick(1, now);
      there.tick(1, now);
    }
    return tick;
  }

  // Two streams, each of which gets what the other sends.
  private void link(LegParameters parameters) {
    int first = streams.size();
    here.add(stream(first, first + 1, parameters));
    there.add(stream(first + 1, first, parameters));
  }

  private LegStream stream(int index, int other, LegParameters parameters) {
    InetSocketAddress from = address(index);
    ByteBuffer copy = ByteBuffer.allocate(tools.limits().datagramBytes());
    Wire wire =
        (component, datagram, to) -> {
          copy.clear().put(datagram).flip();
          streams.get(other).datagram(component, copy, from, now);
          return true;
        };
    LegStream stream =
        new LegStream(SourceState.fresh(tools.random(), 0), new LegListener() {}, wire, tools, now);
    stream.begin(parameters);
    stream.reach(RemoteMedia.settled(address(other), address(other)), now);
    streams.add(stream);
    return stream;
  }

  private static InetSocketAddress address(int index) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), index + 1);
  }
}
