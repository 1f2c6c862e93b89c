package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.protocol.fuzz.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** A room whose legs get anything from their own addresses. */
class RoomFuzzTest {
  private SimulatedRoom room = new SimulatedRoom();
  private Phone alice = Phone.plain(1, 400, AudioCodec.PCMU);
  private Phone bob = Phone.secure(2, 700, AudioCodec.PCMA);

  static List<byte[]> datagrams() {
    Phone plain = Phone.plain(1, 400, AudioCodec.PCMU);
    Phone secure = Phone.secure(2, 700, AudioCodec.PCMA);
    return List.of(
        bytes(plain.whistle()),
        bytes(plain.key(5, 17, false, 160)),
        bytes(plain.bye()),
        bytes(secure.whistle()),
        bytes(secure.bye()),
        new byte[] {(byte) 0x80, 13, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 60},
        new byte[] {(byte) 0x80, 118, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1});
  }

  private static byte[] bytes(ByteBuffer packet) {
    byte[] bytes = new byte[packet.remaining()];
    packet.get(bytes);
    return bytes;
  }

  @MethodSource("datagrams")
  @FuzzTest(maxDuration = "10s")
  void hostile_datagrams_are_taken_or_refused(byte[] bytes) {
    if (room.legs.isEmpty()) {
      room.add(alice);
      room.add(bob);
    }
    for (Phone phone : List.of(alice, bob)) {
      LegStream leg = room.legs.get(phone);
      long refused = leg.counts.refused;
      long taken = leg.counts.packetsIn;
      room.deliver(phone, buffer(bytes));
      room.deliverRtcp(phone, buffer(bytes));
      assertThat(leg.counts.refused - refused + leg.counts.packetsIn - taken).isBetween(0L, 2L);
    }
    room.run(Duration.ofMillis(20));
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.allocate(Math.max(bytes.length, 1_500)).put(bytes).flip();
  }

  @Test
  void whoIsProtectedIsHeardThroughAllOfIt() {
    Mutations.of(datagrams()).run(1_000, this::hostile_datagrams_are_taken_or_refused);
    // Two of those above are bob's own; all that has been changed is not.
    assertThat(room.legs.get(bob).counts.refused).isGreaterThan(1_500);
    room.run(Duration.ofSeconds(1));
    assertThat(alice.hears(bob)).isTrue();
  }
}
