package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/** A relayed address over UDP. */
final class UdpPeerSocket implements PeerSocket, RelayLoop.Waiting {
  private static final System.Logger LOG = System.getLogger(UdpPeerSocket.class.getName());

  /** So many packets are taken before others have their turn. */
  private static final int AT_ONCE = 32;

  private final DatagramChannel channel;
  private final RelayLoop loop;
  private final int port;
  private final Receiver receiver;
  private final ByteBuffer buffer;
  private final Eagerness eagerness = new Eagerness(AT_ONCE);

  private UdpPeerSocket(
      DatagramChannel channel, RelayLoop loop, int port, Receiver receiver, ByteBuffer buffer) {
    this.channel = channel;
    this.loop = loop;
    this.port = port;
    this.receiver = receiver;
    this.buffer = buffer;
  }

  /**
   * Opens relayed addresses at that address.
   *
   * @param buffer of the loop's thread; its first bytes are left free for the dialect
   */
  static Opener at(InetAddress bind, RelayLoop loop, ByteBuffer buffer) {
    return (port, receiver) -> {
      DatagramChannel channel = DatagramChannel.open();
      try {
        channel.bind(new InetSocketAddress(bind, port));
        UdpPeerSocket socket = new UdpPeerSocket(channel, loop, port, receiver, buffer);
        loop.register(channel, SelectionKey.OP_READ, socket);
        return socket;
      } catch (IOException failed) {
        channel.close();
        throw failed;
      }
    };
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void send(InetSocketAddress peer, ByteBuffer data) {
    try {
      channel.send(data, peer);
    } catch (IOException unreachable) {
      // As on any way of UDP: it is lost.
      LOG.log(Level.DEBUG, "to a peer", unreachable);
    }
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    int most = eagerness.begin(loop.round());
    int came = 0;
    while (came < most && channel.isOpen()) {
      buffer.clear().position(Dialect.HEADROOM);
      // Room for the padding of channel data at the other end.
      buffer.limit(buffer.capacity() - Dialect.HEADROOM);
      InetSocketAddress peer = (InetSocketAddress) channel.receive(buffer);
      if (peer == null) {
        break;
      }
      came++;
      buffer.flip().position(Dialect.HEADROOM);
      receiver.received(peer, buffer);
    }
    eagerness.ended(came);
  }

  @Override
  public void close() {
    RelayLoop.shut(channel);
  }
}
