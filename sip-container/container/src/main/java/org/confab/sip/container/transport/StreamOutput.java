package org.confab.sip.container.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * What goes out on one connection, by one caller at a time. Over TCP he writes it himself; the I/O
 * thread gets what the system does not take at once, and all that follows until that is out. Over
 * TLS it gets everything.
 */
final class StreamOutput {
  /** Longest message in bytes that its sender writes: each thread keeps a buffer of its longest. */
  static final int LONGEST = 64 * 1024;

  private static final AtomicIntegerFieldUpdater<StreamOutput> HANDED =
      AtomicIntegerFieldUpdater.newUpdater(StreamOutput.class, "handed");

  private final Channel channel;

  /** How many parts were given to the I/O thread and are not with the system yet. */
  private volatile int handed;

  StreamOutput(Channel channel) {
    this.channel = channel;
  }

  /**
   * Writes a message behind those before it.
   *
   * @throws IOException if the connection is found broken; it is closed then
   */
  void write(byte[] message) throws IOException {
    int written = handed == 0 && message.length <= LONGEST ? writeNow(message) : 0;
    if (written < message.length) {
      HANDED.incrementAndGet(this);
      channel
          .writeAndFlush(Unpooled.wrappedBuffer(message, written, message.length - written))
          .addListener(done -> HANDED.decrementAndGet(this));
    }
  }

  private int writeNow(byte[] message) throws IOException {
    if (!(channel instanceof PlainConnection plain)) {
      return 0;
    }
    try {
      return plain.writeNow(message);
    } catch (IOException broken) {
      channel.close();
      throw broken;
    }
  }
}
