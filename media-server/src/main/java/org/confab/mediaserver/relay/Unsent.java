package org.confab.mediaserver.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a connection has not taken yet. Packets are sent whole or not at all. */
final class Unsent {
  private final SocketChannel channel;
  private final int most;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private int bytes;

  /**
   * @param most bytes that wait at the most
   */
  Unsent(SocketChannel channel, int most) {
    this.channel = channel;
    this.most = most;
  }

  /** Sends a packet now or later; false if too much waits already, and it is lost. */
  boolean send(ByteBuffer packet, SelectionKey key) throws IOException {
    if (waiting.isEmpty()) {
      channel.write(packet);
      if (!packet.hasRemaining()) {
        return true;
      }
    } else if (bytes + packet.remaining() > most) {
      return false;
    }
    ByteBuffer copy = ByteBuffer.allocate(packet.remaining()).put(packet).flip();
    bytes += copy.remaining();
    waiting.addLast(copy);
    key.interestOpsOr(SelectionKey.OP_WRITE);
    return true;
  }

  /** The connection takes more. */
  void writable(SelectionKey key) throws IOException {
    while (!waiting.isEmpty()) {
      ByteBuffer first = waiting.getFirst();
      int before = first.remaining();
      channel.write(first);
      bytes -= before - first.remaining();
      if (first.hasRemaining()) {
        return;
      }
      waiting.removeFirst();
    }
    key.interestOpsAnd(~SelectionKey.OP_WRITE);
  }
}
