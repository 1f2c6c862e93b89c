package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayLoopTest {
  private RelayLoop loop;
  private Pipe pipe;

  @BeforeEach
  void begin() throws IOException {
    loop = new RelayLoop("relay-test", () -> {});
    pipe = Pipe.open();
    pipe.sink().write(ByteBuffer.allocate(1));
  }

  @AfterEach
  void end() throws IOException {
    loop.close();
    pipe.sink().close();
    pipe.source().close();
  }

  /** Something that fails each time, although there is something for it. */
  private final class Failing implements RelayLoop.Waiting {
    final AtomicInteger asked = new AtomicInteger();
    private final boolean entrance;

    Failing(boolean entrance) {
      this.entrance = entrance;
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
      asked.incrementAndGet();
      throw new IOException("Too many open files");
    }

    @Override
    public boolean isEntrance() {
      return entrance;
    }

    @Override
    public void close() {
      RelayLoop.shut(pipe.source());
    }
  }

  private Failing failing(boolean entrance) throws IOException {
    Failing failing = new Failing(entrance);
    loop.register(pipe.source(), SelectionKey.OP_READ, failing);
    loop.start();
    return failing;
  }

  @Test
  void anEntranceThatFailsStaysOpenAndRestsForASecond() throws IOException {
    Failing entrance = failing(true);
    RunningRelay.await(() -> entrance.asked.get() == 2);
    assertThat(pipe.source().isOpen()).isTrue();
  }

  @Test
  void aConnectionThatFailsIsClosed() throws IOException {
    Failing connection = failing(false);
    RunningRelay.await(() -> !pipe.source().isOpen());
    assertThat(connection.asked).hasValue(1);
  }
}
