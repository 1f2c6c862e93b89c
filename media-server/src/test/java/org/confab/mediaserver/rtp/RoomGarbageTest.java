package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.Frame;
import org.confab.protocol.rtp.MediaComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tick leaves for the garbage collector: nothing that grows faster than the legs. */
class RoomGarbageTest {
  /** Half of them are before the compiler has seen the way; what it makes then is not counted. */
  private static final int TICKS = 200;

  /** Bytes for a packet of a leg and its part of a tick: reports, each 5 s, and the JDK's HMAC. */
  private static final long MOST_PLAIN = 64;

  private static final long MOST_SECURE = 200;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 100})
  void aPacketOfPlainSoundLeavesNothing(int speakers) {
    assertThat(bytesEach(speakers, false)).isLessThan(MOST_PLAIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 100})
  void aProtectedPacketLeavesNoMoreThanItsCode(int speakers) {
    assertThat(bytesEach(speakers, true)).isLessThan(MOST_SECURE);
  }

  @Test
  void theMoreSpeakTheLessEachLeaves() {
    long few = bytesEach(10, true);
    assertThat(bytesEach(50, true)).isLessThan(few + few / 2 + MOST_PLAIN);
    assertThat(bytesEach(100, true)).isLessThan(few + few / 2 + MOST_PLAIN);
  }

  /** All speak all the time; bytes for each leg in each tick. */
  private long bytesEach(int speakers, boolean secure) {
    SimulatedRoom room = new SimulatedRoom();
    room.listening = false;
    List<Phone> phones = new ArrayList<>();
    List<LegStream> legs = new ArrayList<>();
    List<InetSocketAddress> from = new ArrayList<>();
    for (int each = 1; each <= speakers; each++) {
      AudioCodec codec = each % 2 == 0 ? AudioCodec.PCMU : AudioCodec.PCMA;
      double tone = 300 + 20.0 * each;
      Phone phone = secure ? Phone.secure(each, tone, codec) : Phone.plain(each, tone, codec);
      phones.add(phone);
      legs.add(room.add(phone));
      from.add(SimulatedRoom.address(phone, 0));
    }
    long allocated = 0;
    for (int tick = 0; tick < TICKS; tick++) {
      List<ByteBuffer> packets = phones.stream().map(Phone::whistle).toList();
      room.now += Frame.TIME.toNanos();
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int each = 0; each < speakers; each++) {
        legs.get(each).datagram(MediaComponent.RTP, packets.get(each), from.get(each), room.now);
      }
      room.mix.tick(1, room.now);
      long now = threads.getCurrentThreadAllocatedBytes();
      allocated += tick < TICKS / 2 ? 0 : now - before;
    }
    assertThat(legs.get(0).counts.packetsIn).isGreaterThan(TICKS - 5);
    return allocated / speakers / (TICKS / 2);
  }
}
