package org.confab.ejb.tlsdsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FlightTest {
  private static byte[] record(int type, int fill, int length) {
    byte[] content = new byte[length];
    Arrays.fill(content, (byte) fill);
    return ByteBuffer.allocate(5 + length)
        .put((byte) type)
        .putShort((short) 0x0301)
        .putShort((short) length)
        .put(content)
        .array();
  }

  private static byte[] flight(byte[]... records) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(records).mapToInt(r -> r.length).sum());
    Arrays.stream(records).forEach(all::put);
    return all.array();
  }

  @Test
  void handshake_messages_come_in_one_record() {
    byte[] joined = Flight.joined(flight(record(22, 1, 10), record(22, 2, 300), record(22, 3, 4)));
    assertThat(joined).hasSize(5 + 314).startsWith(22, 3, 1, 1, 58, 1).endsWith(2, 3, 3, 3, 3);
  }

  @Test
  void what_is_encrypted_stays_as_it_is() {
    byte[] last = flight(record(20, 1, 1), record(22, 9, 48));
    assertThat(Flight.joined(last)).isEqualTo(last);
    assertThat(Flight.joined(flight(record(22, 1, 2), record(22, 1, 3), last)))
        .isEqualTo(flight(record(22, 1, 5), last));
  }

  @Test
  void a_record_is_never_longer_than_tls_allows() {
    byte[] most = record(22, 1, 1 << 14);
    byte[] more = flight(most, record(22, 2, 1));
    assertThat(Flight.joined(more)).isEqualTo(more);
  }

  @Test
  void nothing_stays_nothing() {
    assertThat(Flight.joined(new byte[0])).isEmpty();
  }
}
