package org.confab.mediaserver.rtp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.confab.protocol.rtp.MediaComponent;

/**
 * The TCP side of a leg's ports (RFC 6544): whoever connects may speak, and proves by ICE that it
 * may be heard. There are few connections: who has not proven anything makes room for another at
 * once, whatever it sends, and who has once it has been silent.
 */
final class Connections {
  /** Of a leg, those of nobody who has proven anything among them. */
  static final int MOST = 8;

  /** Of one address that has not proven anything yet: one for each component. */
  static final int MOST_STRANGERS = 2;

  /** A connection in use is asked for consent every 5 s. */
  private static final long SILENT_NANOS = 10_000_000_000L;

  private static final System.Logger LOG = System.getLogger(Connections.class.getName());

  private final List<Connection> open = new CopyOnWriteArrayList<>();
  private final List<Door> doors = new ArrayList<>();
  private final int longest;

  private record Door(MediaComponent component, ServerSocketChannel channel) {}

  /** None yet. */
  Connections(int longest) {
    this.longest = longest;
  }

  /** What a loop does when a channel is ready. */
  @FunctionalInterface
  interface Ready {
    void ready(long now);
  }

  /** Whoever connects to an address from now on waits for {@link #begin}. */
  void listen(MediaComponent component, InetSocketAddress at) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      doors.add(new Door(component, channel));
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(at, MOST);
    } catch (IOException taken) {
      LOG.log(Level.DEBUG, () -> "no connections at " + at, taken);
    }
  }

  /** Takes who has connected, and who will; only on the loop. */
  void begin(Selector selector, EventLoop.Receiver receiver) {
    for (Door door : doors) {
      Ready accept = now -> accept(selector, door, receiver, now);
      try {
        door.channel().register(selector, SelectionKey.OP_ACCEPT, accept);
      } catch (ClosedChannelException left) {
        LOG.log(Level.DEBUG, "a leg has left at once", left);
      }
    }
  }

  private void accept(Selector selector, Door door, EventLoop.Receiver receiver, long now) {
    try {
      SocketChannel channel = door.channel().accept();
      if (channel == null) {
        return;
      }
      if (!room(channel, now)) {
        channel.close();
        return;
      }
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Connection taken = new Connection(channel, door.component(), receiver, longest, now);
      open.add(taken);
      Ready read = later -> read(taken, later);
      channel.register(selector, SelectionKey.OP_READ, read);
    } catch (IOException trouble) {
      LOG.log(Level.DEBUG, "a connection of media", trouble);
    }
  }

  private boolean room(SocketChannel newcomer, long now) throws IOException {
    open.removeIf(each -> !each.isOpen());
    InetAddress from = ((InetSocketAddress) newcomer.getRemoteAddress()).getAddress();
    List<Connection> strangers = open.stream().filter(each -> !each.proven()).toList();
    List<Connection> same =
        strangers.stream().filter(each -> each.remote().getAddress().equals(from)).toList();
    if (same.size() >= MOST_STRANGERS) {
      end(same.get(0));
    } else if (open.size() >= MOST) {
      strangers.stream().findFirst().or(() -> silent(now)).ifPresent(this::end);
    }
    return open.size() < MOST;
  }

  private Optional<Connection> silent(long now) {
    return open.stream()
        .filter(each -> now - each.heard() > SILENT_NANOS)
        .min(Comparator.comparingLong(Connection::heard));
  }

  private void end(Connection connection) {
    connection.close();
    open.remove(connection);
  }

  private void read(Connection from, long now) {
    try {
      from.read(now);
    } finally {
      if (!from.isOpen()) {
        open.remove(from);
      }
    }
  }

  /** Sends by a connection to there; empty if there is none. */
  Optional<Boolean> send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to) {
    for (Connection each : open) {
      if (each.component() == component && each.remote().equals(to)) {
        return Optional.of(each.send(datagram));
      }
    }
    return Optional.empty();
  }

  void close() {
    open.forEach(Connection::close);
    for (Door door : doors) {
      try {
        door.channel().close();
      } catch (IOException already) {
        LOG.log(Level.DEBUG, "closing", already);
      }
    }
  }
}
