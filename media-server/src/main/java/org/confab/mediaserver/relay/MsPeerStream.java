package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import org.confab.mediaserver.figures.Counter;

/**
 * A connection with a peer of a client of [MS-TURN]. It carries frames of RFC 4571: the client gets
 * them whole, for the length of each is that of its own frame. Of one thread.
 */
final class MsPeerStream implements RelayLoop.Waiting {
  private static final System.Logger LOG = System.getLogger(MsPeerStream.class.getName());
  private static final int LENGTH = Short.BYTES;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** Of two clients that begin to speak with each other, one's connection is always too early. */
  private static final long EARLY_MILLIS = 2_000;

  private final MsPeerStreams all;
  private final SocketChannel channel;
  private final InetSocketAddress peer;
  private final Unsent unsent;
  private ByteBuffer received = NOTHING;
  private final SelectionKey key;
  private final long since;
  private boolean connected;
  private boolean early;
  private boolean over;

  /**
   * @param early whether the peer has come before its client has permitted it: nothing is read then
   *     until {@link #admit}
   */
  MsPeerStream(MsPeerStreams all, SocketChannel channel, InetSocketAddress peer, boolean early)
      throws IOException {
    this.all = all;
    this.early = early;
    this.channel = channel;
    this.peer = peer;
    this.connected = channel.isConnected();
    this.since = all.around().now();
    RelayLimits.OfTcp limits = all.around().limits().tcp();
    this.unsent = new Unsent(new OnceConnected(), limits.unsent(), all.backlog());
    int reading = early ? 0 : SelectionKey.OP_READ;
    this.key = all.loop().register(channel, connected ? reading : SelectionKey.OP_CONNECT, this);
  }

  /** Whether it waits to be permitted. */
  boolean early() {
    return early;
  }

  /** Its client has permitted it. */
  void admit() {
    if (early) {
      early = false;
      key.interestOpsOr(SelectionKey.OP_READ);
    }
  }

  /** Takes nothing before the connection is open. */
  private final class OnceConnected implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return connected ? channel.write(bytes) : 0;
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Whether it was ever open. */
  boolean connected() {
    return connected;
  }

  InetSocketAddress peer() {
    return peer;
  }

  /** Sends now or later; what is too much is lost whole. */
  void send(ByteBuffer data) {
    try {
      if (!unsent.send(data, key)) {
        all.around().figures().count(Counter.RELAY_PACKETS_OVER_LIMIT);
      }
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "to a peer", gone);
      close();
    }
  }

  @Override
  public void ready(SelectionKey selected) throws IOException {
    if (!connected) {
      if (!channel.finishConnect()) {
        return;
      }
      connected = true;
      selected.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
    if (selected.isWritable()) {
      unsent.writable(selected);
    }
    if (selected.isReadable()) {
      read();
    }
  }

  private void read() throws IOException {
    if (received.capacity() == 0) {
      received = ByteBuffer.allocate(all.around().limits().tcp().message());
    }
    if (channel.read(received) < 0) {
      close();
      return;
    }
    received.flip();
    while (!over && received.remaining() >= LENGTH) {
      int frame = LENGTH + (received.getShort(received.position()) & 0xFFFF);
      if (frame > received.capacity()) {
        all.around().figures().count(Counter.RELAY_UNREADABLE);
        close();
        return;
      }
      if (frame > received.remaining()) {
        break;
      }
      deliver(frame);
    }
    received.compact();
  }

  private void deliver(int frame) {
    ByteBuffer buffer = all.buffer();
    buffer.clear().position(Dialect.HEADROOM);
    buffer.put(received.slice(received.position(), frame)).flip().position(Dialect.HEADROOM);
    received.position(received.position() + frame);
    all.receiver().received(peer, buffer);
  }

  /** Ends it if it was not opened, or not permitted, in time. */
  void sweep(long now) {
    if (early && all.receiver().permits(peer.getAddress())) {
      admit();
    } else if (early && now - since > EARLY_MILLIS) {
      all.refuse(channel);
      close();
    } else if (!connected
        && now - since > all.around().limits().tcp().peerConnection().toMillis()) {
      close();
    }
  }

  @Override
  public void close() {
    if (!over) {
      over = true;
      unsent.forget();
      all.forget(this);
      RelayLoop.shut(channel);
    }
  }
}
