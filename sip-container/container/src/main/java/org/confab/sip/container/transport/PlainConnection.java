package org.confab.sip.container.transport;

import io.netty.channel.ChannelId;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.internal.SocketUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * A TCP connection that was accepted. Besides what every channel can do, whoever has bytes for it
 * may write them himself: to wake an I/O thread for each message costs more than to send it. The
 * JDK's channel takes writes of any thread, and nothing once it is closed.
 */
final class PlainConnection extends NioSocketChannel {
  private PlainConnection(Listening listener, SocketChannel accepted) {
    super(listener, accepted);
  }

  @Override
  protected ChannelId newId() {
    return ConnectionId.next();
  }

  /**
   * Writes what the system takes at once. The caller sees to it that nothing waits in the channel.
   *
   * @return how many bytes that were
   * @throws IOException if the connection is closed or broken
   */
  int writeNow(byte[] bytes) throws IOException {
    return javaChannel().write(ByteBuffer.wrap(bytes));
  }

  /** A listener whose connections are such. */
  static final class Listening extends NioServerSocketChannel {
    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
      SocketChannel channel = SocketUtils.accept(javaChannel());
      if (channel == null) {
        return 0;
      }
      try {
        accepted.add(new PlainConnection(this, channel));
        return 1;
      } catch (RuntimeException refused) {
        channel.close();
        throw refused;
      }
    }
  }
}
