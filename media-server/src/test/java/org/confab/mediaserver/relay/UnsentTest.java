package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnsentTest {
  private static final int MOST = RelayLimits.DEFAULT.tcp().unsent();
  private static final int SMALL = 5;

  private final SlowChannel channel = new SlowChannel();
  private final Backlog all = new Backlog(RelayLimits.DEFAULT.tcp().unsentOfAll());
  private final Unsent unsent = new Unsent(channel, MOST, all);
  private Selector selector;
  private Pipe pipe;
  private SelectionKey key;

  /** A connection whose other end reads no more than it is told to. */
  private static final class SlowChannel implements WritableByteChannel {
    private int room;

    @Override
    public int write(ByteBuffer bytes) {
      int now = Math.min(room, bytes.remaining());
      room -= now;
      bytes.position(bytes.position() + now);
      return now;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      room = 0;
    }
  }

  @BeforeEach
  void begin() throws IOException {
    selector = Selector.open();
    pipe = Pipe.open();
    pipe.sink().configureBlocking(false);
    key = pipe.sink().register(selector, 0);
  }

  @AfterEach
  void end() throws IOException {
    selector.close();
    pipe.sink().close();
    pipe.source().close();
  }

  private int sendUntilLost(Unsent to, int length) throws IOException {
    int sent = 0;
    while (to.send(ByteBuffer.allocate(length), key)) {
      sent++;
    }
    return sent;
  }

  @Test
  void smallPacketsCountWithTheMemoryAroundThem() throws IOException {
    int waiting = sendUntilLost(unsent, SMALL);
    assertThat(waiting).isLessThanOrEqualTo(MOST / 128);
    assertThat(all.bytes()).isBetween(MOST - 1_000L, (long) MOST);
    assertThat(key.interestOps()).isEqualTo(SelectionKey.OP_WRITE);
  }

  @Test
  void allClientsWhoDoNotReadHaveNoMoreTogetherThanTheRelayBears() throws IOException {
    int connections = RelayLimits.DEFAULT.tcp().connections();
    for (int i = 0; i < connections; i++) {
      sendUntilLost(new Unsent(channel, MOST, all), 1_200);
    }
    assertThat(all.bytes()).isBetween(15L << 20, 16L << 20);
  }

  @Test
  void whatHasBeenTakenMakesRoomAgain() throws IOException {
    int waiting = sendUntilLost(unsent, SMALL);
    channel.room = 10 * SMALL + 1;
    unsent.writable(key);
    assertThat(sendUntilLost(unsent, SMALL)).isEqualTo(10);
    channel.room = waiting * SMALL;
    unsent.writable(key);
    assertThat(all.bytes()).isZero();
    assertThat(key.interestOps()).isZero();
  }

  @Test
  void aConnectionThatEndsLeavesNothingBehind() throws IOException {
    sendUntilLost(unsent, SMALL);
    unsent.forget();
    assertThat(all.bytes()).isZero();
  }

  @Test
  void theRestOfAPacketThatHasBegunWaitsHoweverLongItIs() throws IOException {
    channel.room = 10;
    assertThat(unsent.send(ByteBuffer.allocate(2 * MOST), key)).isTrue();
    assertThat(unsent.send(ByteBuffer.allocate(SMALL), key)).isFalse();
  }

  @Test
  void withoutRoomForTheRestOfAPacketTheConnectionIsOver() {
    Unsent full = new Unsent(channel, MOST, new Backlog(100));
    channel.room = 10;
    assertThatThrownBy(() -> full.send(ByteBuffer.allocate(1_200), key))
        .isInstanceOf(IOException.class);
  }
}
