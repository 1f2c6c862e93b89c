package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clients over UDP: one socket for all of them in this thread. */
final class UdpEntrance implements RelayLoop.Waiting {
  private static final System.Logger LOG = System.getLogger(UdpEntrance.class.getName());
  private static final int AT_ONCE = 64;

  private final DatagramChannel channel;
  private final RelayLoop loop;
  private final Dialects dialects;
  private final ByteBuffer buffer;
  private final Eagerness eagerness = new Eagerness(AT_ONCE);
  private final Map<InetSocketAddress, UdpClient> holders = new HashMap<>();

  /** Takes what comes to a bound channel. */
  UdpEntrance(DatagramChannel channel, RelayLoop loop, Dialects dialects, ByteBuffer buffer) {
    this.channel = channel;
    this.loop = loop;
    this.dialects = dialects;
    this.buffer = buffer;
  }

  /** A client is remembered while it holds something. */
  private final class UdpClient extends Client {
    UdpClient(InetSocketAddress remote) {
      super(remote);
    }

    @Override
    void holds(@Nullable Allocation held) {
      super.holds(held);
      if (held == null) {
        holders.remove(remote());
      } else {
        holders.put(remote(), this);
      }
    }

    @Override
    boolean stream() {
      return false;
    }

    @Override
    void send(ByteBuffer packet) {
      try {
        channel.send(packet, remote());
      } catch (IOException unreachable) {
        // As on any way of UDP: it is lost.
        LOG.log(Level.DEBUG, "to a client", unreachable);
      }
    }
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    int most = eagerness.begin(loop.round());
    int came = 0;
    while (came < most) {
      buffer.clear();
      InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
      if (from == null) {
        break;
      }
      came++;
      buffer.flip();
      if (buffer.hasRemaining() && from.getPort() > 0) {
        UdpClient known = holders.get(from);
        dialects.datagram(known == null ? new UdpClient(from) : known, buffer);
      }
    }
    eagerness.ended(came);
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
