package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A TCP port of the relay: peers connect to it, and connections to peers come from it. */
final class TcpPort implements RelayLoop.Waiting {
  private static final System.Logger LOG = System.getLogger(TcpPort.class.getName());
  private static final int AT_ONCE = 16;
  private static final int BACKLOG = 16;

  private final ServerSocketChannel listening;
  private final InetSocketAddress local;
  private final Arrivals arrivals;

  /** Takes connections of peers. */
  interface Arrivals {
    /** A peer has connected; whoever takes the channel closes it. */
    void arrived(SocketChannel channel, InetSocketAddress peer) throws IOException;
  }

  private TcpPort(ServerSocketChannel listening, InetSocketAddress local, Arrivals arrivals) {
    this.listening = listening;
    this.local = local;
    this.arrivals = arrivals;
  }

  /** Begins to listen; throws {@link IOException} if the port is taken. */
  static TcpPort open(InetAddress bind, int port, RelayLoop loop, Arrivals arrivals)
      throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open();
    try {
      InetSocketAddress local = new InetSocketAddress(bind, port);
      // Connections to peers begin at the same port: both ask for it to be shared.
      listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listening.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      listening.bind(local, BACKLOG);
      TcpPort made = new TcpPort(listening, local, arrivals);
      loop.register(listening, SelectionKey.OP_ACCEPT, made);
      return made;
    } catch (IOException failed) {
      listening.close();
      throw failed;
    }
  }

  int number() {
    return local.getPort();
  }

  /** A channel that begins to connect to a peer from this port. */
  SocketChannel connecting(InetSocketAddress peer) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.bind(local);
      channel.connect(peer);
      return channel;
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  /**
   * Takes the peers that have connected by now and wait in the system: no connection to one of them
   * could be opened from this port.
   */
  void takeWaiting() {
    try {
      takeAll();
    } catch (IOException failed) {
      // The loop meets it too, and has the port rest then.
      LOG.log(Level.DEBUG, "peers that wait", failed);
    }
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    takeAll();
  }

  private void takeAll() throws IOException {
    for (int i = 0; i < AT_ONCE; i++) {
      SocketChannel accepted = listening.accept();
      if (accepted == null) {
        return;
      }
      take(accepted);
    }
  }

  private void take(SocketChannel accepted) {
    try {
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      arrivals.arrived(accepted, (InetSocketAddress) accepted.getRemoteAddress());
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a connection of a peer", gone);
      RelayLoop.shut(accepted);
    }
  }

  @Override
  public boolean isEntrance() {
    return true;
  }

  @Override
  public void close() {
    RelayLoop.shut(listening);
  }
}
