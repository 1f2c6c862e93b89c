package org.confab.mediaserver.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a connection has not taken yet. Packets are sent whole or not at all. Counted is the memory
 * that they take up, not what they carry: a packet of five bytes is mostly the object around it.
 */
final class Unsent {
  /** Bytes of memory of a waiting packet besides its content, rounded up. */
  static final int OF_EACH = 128;

  private final WritableByteChannel channel;
  private final int most;
  private final Backlog all;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private long taken;

  /**
   * @param most bytes of memory that wait at the most
   * @param all what waits for all connections together
   */
  Unsent(WritableByteChannel channel, int most, Backlog all) {
    this.channel = channel;
    this.most = most;
    this.all = all;
  }

  /**
   * Sends a packet now or later; false if too much waits already, and it is lost. Throws {@link
   * IOException} too if a part of it is sent and there is no room for the rest: then nothing that
   * follows could be understood.
   */
  boolean send(ByteBuffer packet, SelectionKey key) throws IOException {
    int whole = packet.remaining();
    if (waiting.isEmpty()) {
      channel.write(packet);
      if (!packet.hasRemaining()) {
        return true;
      }
    }
    boolean begun = packet.remaining() < whole;
    long cost = cost(packet.remaining());
    if (!begun && taken + cost > most || !all.take(cost)) {
      if (begun) {
        throw new IOException("no room for the rest of a packet");
      }
      return false;
    }
    taken += cost;
    waiting.addLast(ByteBuffer.allocate(packet.remaining()).put(packet).flip());
    key.interestOpsOr(SelectionKey.OP_WRITE);
    return true;
  }

  /** The connection takes more. */
  void writable(SelectionKey key) throws IOException {
    while (!waiting.isEmpty()) {
      ByteBuffer first = waiting.getFirst();
      channel.write(first);
      if (first.hasRemaining()) {
        return;
      }
      waiting.removeFirst();
      release(cost(first.capacity()));
    }
    key.interestOpsAnd(~SelectionKey.OP_WRITE);
  }

  /** The connection has ended: nothing waits for it any more. */
  void forget() {
    waiting.clear();
    release(taken);
  }

  private void release(long cost) {
    taken -= cost;
    all.release(cost);
  }

  private static long cost(int length) {
    return (long) length + OF_EACH;
  }
}
