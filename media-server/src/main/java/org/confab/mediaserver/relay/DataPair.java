package org.confab.mediaserver.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.confab.mediaserver.figures.Counter;

/**
 * Two connections of which each gets what comes from the other (RFC 6062 5.4). Nothing is lost: who
 * does not read is not read for, and who has passed too much waits. Of one thread.
 */
final class DataPair {
  /** Bytes that are read at once; so many wait at the most for each side. */
  static final int CHUNK = 16 * 1024;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final RelayLoop loop;
  private final Surroundings around;
  private final RelayUsers.User user;
  private final ByteBuffer buffer;
  private final Runnable closed;
  private final Side client;
  private final Side peer;
  private boolean over;

  /**
   * Joins them.
   *
   * @param buffer of the loop's thread
   * @param closed what is done when both are closed
   */
  DataPair(
      Ends ends,
      RelayLoop loop,
      Surroundings around,
      RelayUsers.User user,
      ByteBuffer buffer,
      Runnable closed)
      throws IOException {
    this.loop = loop;
    this.around = around;
    this.user = user;
    this.buffer = buffer;
    this.closed = closed;
    this.client = new Side(ends.client(), Counter.RELAY_BYTES_TO_PEERS);
    this.peer = new Side(ends.peer(), Counter.RELAY_BYTES_TO_CLIENTS);
  }

  /** The two connections. */
  record Ends(SocketChannel client, SocketChannel peer) {}

  /** Passes on what the client has sent already. */
  void begin(ByteBuffer early) throws IOException {
    client.waiting = early;
    client.pass(peer);
  }

  /** One of them: what comes from it, and what of that the other has not taken yet. */
  private final class Side implements RelayLoop.Waiting {
    private final SocketChannel channel;
    private final Counter counter;
    private final SelectionKey key;
    private ByteBuffer waiting = NOTHING;
    private boolean ended;

    Side(SocketChannel channel, Counter counter) throws IOException {
      this.channel = channel;
      this.counter = counter;
      this.key = loop.register(channel, SelectionKey.OP_READ, this);
    }

    private Side other() {
      return this == client ? peer : client;
    }

    @Override
    public void ready(SelectionKey selected) throws IOException {
      if (selected.isValid() && selected.isWritable()) {
        other().pass(this);
      }
      if (!over && selected.isValid() && selected.isReadable()) {
        read();
      }
    }

    private void read() throws IOException {
      if (!user.mayPass(around.nanos())) {
        loop.pause(key);
        return;
      }
      buffer.clear().limit(CHUNK);
      int length = channel.read(buffer);
      if (length < 0) {
        ended = true;
        key.interestOpsAnd(~SelectionKey.OP_READ);
        pass(other());
        return;
      }
      user.passed(length, around.nanos());
      around.figures().count(counter, length);
      waiting = buffer.flip();
      pass(other());
    }

    /** Gives the other what waits; reads on only when all of it is gone. */
    private void pass(Side to) throws IOException {
      if (waiting.hasRemaining()) {
        to.channel.write(waiting);
      }
      if (waiting.hasRemaining()) {
        if (waiting == buffer) {
          waiting = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
        }
        key.interestOpsAnd(~SelectionKey.OP_READ);
        to.key.interestOpsOr(SelectionKey.OP_WRITE);
        return;
      }
      waiting = NOTHING;
      if (ended) {
        DataPair.this.close();
        return;
      }
      key.interestOpsOr(SelectionKey.OP_READ);
      to.key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }

    @Override
    public void close() {
      DataPair.this.close();
    }
  }

  /** Ends both. */
  void close() {
    if (!over) {
      over = true;
      RelayLoop.shut(client.channel);
      RelayLoop.shut(peer.channel);
      closed.run();
    }
  }
}
