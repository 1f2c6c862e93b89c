package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The last packets that went to a leg, as they went: to be sent again when it misses one. */
final class SentAgain {
  private static final int NONE = -1;

  private final int places;
  private final int[] numbers;
  private final ByteBuffer[] packets;

  /** Keeps so many; their memory is taken when the first is kept. */
  SentAgain(int places) {
    this.places = places;
    numbers = new int[places];
    packets = new ByteBuffer[places];
    forget();
  }

  /** Nothing of what was kept is sent again. */
  void forget() {
    java.util.Arrays.fill(numbers, NONE);
  }

  /** Keeps a copy of what is between position and limit. */
  void keep(int number, ByteBuffer packet) {
    int place = number % places;
    ByteBuffer copy = packets[place];
    if (copy == null || copy.capacity() < packet.remaining()) {
      copy = ByteBuffer.allocate(packet.remaining());
      packets[place] = copy;
    }
    copy.clear().put(packet.duplicate()).flip();
    numbers[place] = number;
  }

  /** The packet of that number; null if it is kept no more. */
  @Nullable ByteBuffer find(int number) {
    int place = number % places;
    ByteBuffer packet = packets[place];
    return numbers[place] == number && packet != null ? packet.rewind() : null;
  }
}
