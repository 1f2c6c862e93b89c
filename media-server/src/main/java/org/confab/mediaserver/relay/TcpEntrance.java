package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;

/** Clients over TCP, those of this thread. */
final class TcpEntrance implements RelayLoop.Waiting {
  private static final System.Logger LOG = System.getLogger(TcpEntrance.class.getName());
  private static final int AT_ONCE = 16;

  private final ServerSocketChannel channel;
  private final RelayLoop loop;
  private final Surroundings around;
  private final Dialects dialects;
  private final Allocations allocations;
  private final Connections connections;
  private final RandomGenerator random;
  private final Set<TcpClient> clients = new HashSet<>();

  /** Takes what comes to a bound channel. */
  TcpEntrance(
      ServerSocketChannel channel,
      RelayLoop loop,
      Surroundings around,
      Dialects dialects,
      Allocations allocations,
      Connections connections,
      RandomGenerator random) {
    this.channel = channel;
    this.loop = loop;
    this.around = around;
    this.dialects = dialects;
    this.allocations = allocations;
    this.connections = connections;
    this.random = random;
  }

  RelayLimits limits() {
    return around.limits();
  }

  Backlog backlog() {
    return connections.backlog();
  }

  Figures figures() {
    return around.figures();
  }

  long now() {
    return around.now();
  }

  Dialects dialects() {
    return dialects;
  }

  ByteBuffer hello() {
    return PseudoTls.answer(random);
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    for (int i = 0; i < AT_ONCE; i++) {
      SocketChannel accepted = channel.accept();
      if (accepted == null) {
        return;
      }
      take(accepted);
    }
  }

  /** A client that has come; if it is gone already, nothing of it stays. */
  void take(SocketChannel accepted) {
    boolean served = false;
    try {
      InetSocketAddress remote = (InetSocketAddress) accepted.getRemoteAddress();
      if (remote == null || !connections.take(remote.getAddress())) {
        around.figures().count(Counter.RELAY_CONNECTIONS_REFUSED);
      } else {
        serve(accepted, remote);
        served = true;
      }
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "a connection", gone);
    } finally {
      if (!served) {
        RelayLoop.shut(accepted);
      }
    }
  }

  private void serve(SocketChannel accepted, InetSocketAddress remote) throws IOException {
    boolean served = false;
    try {
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      clients.add(new TcpClient(accepted, remote, this, loop));
      around.figures().count(Counter.RELAY_CONNECTIONS);
      served = true;
    } finally {
      if (!served) {
        connections.release(remote.getAddress());
      }
    }
  }

  /** A connection has ended, and what it held ends too. */
  void gone(TcpClient client) {
    clients.remove(client);
    connections.release(client.remote().getAddress());
    Allocation held = client.allocation();
    if (held != null) {
      allocations.close(held);
    }
  }

  /** A connection goes on with a peer's; gives what is to be done when it ends. */
  Runnable left(TcpClient client) {
    clients.remove(client);
    return () -> connections.release(client.remote().getAddress());
  }

  /** Ends connections that hold nothing for too long. */
  void sweep() {
    List.copyOf(clients).stream().filter(TcpClient::idle).forEach(TcpClient::close);
  }

  @Override
  public boolean isEntrance() {
    return true;
  }

  @Override
  public void close() {
    RelayLoop.shut(channel);
  }
}
