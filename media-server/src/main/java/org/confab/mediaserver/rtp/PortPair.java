package org.confab.mediaserver.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.rtp.MediaComponent;
import org.jspecify.annotations.Nullable;

/** Two sockets of a leg: RTP on an even port, RTCP on the next (RFC 3550 11). */
final class PortPair implements Wire {
  private static final System.Logger LOG = System.getLogger(PortPair.class.getName());

  /** Room for half a second of one leg, should the loop be late. */
  private static final int RECEIVE_BUFFER = 32 * 1024;

  private final int port;
  private final DatagramChannel rtp;
  private final DatagramChannel rtcp;
  private volatile @Nullable Connections connections;

  private PortPair(int port, DatagramChannel rtp, DatagramChannel rtcp) {
    this.port = port;
    this.rtp = rtp;
    this.rtcp = rtcp;
  }

  static PortPair open(InetAddress bind, int port) throws IOException {
    DatagramChannel rtp = channel(bind, port);
    try {
      return new PortPair(port, rtp, channel(bind, port + 1));
    } catch (IOException taken) {
      rtp.close();
      throw taken;
    }
  }

  private static DatagramChannel channel(InetAddress bind, int port) throws IOException {
    DatagramChannel channel =
        DatagramChannel.open(
            bind instanceof java.net.Inet6Address
                ? StandardProtocolFamily.INET6
                : StandardProtocolFamily.INET);
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      return channel.bind(new InetSocketAddress(bind, port));
    } catch (IOException taken) {
      channel.close();
      throw taken;
    }
  }

  /** Room for so many bytes that have come and were not read yet. */
  void receiveBuffer(int bytes) {
    for (DatagramChannel channel : List.of(rtp, rtcp)) {
      try {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, bytes);
      } catch (IOException smaller) {
        LOG.log(Level.DEBUG, "receive buffer", smaller);
      }
    }
  }

  int port() {
    return port;
  }

  DatagramChannel channel(MediaComponent component) {
    return component == MediaComponent.RTP ? rtp : rtcp;
  }

  InetSocketAddress local(MediaComponent component) {
    try {
      return (InetSocketAddress) channel(component).getLocalAddress();
    } catch (IOException closed) {
      throw new UncheckedIOException("the leg has left", closed);
    }
  }

  /** Whether it takes TCP connections too. */
  boolean connected() {
    return connections != null;
  }

  /** It takes these too. */
  void connections(Connections taken) {
    connections = taken;
  }

  /** It takes none any more. */
  void disconnect() {
    Connections over = connections;
    connections = null;
    if (over != null) {
      over.close();
    }
  }

  @Override
  public boolean send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to) {
    Connections over = connections;
    if (over != null) {
      Optional<Boolean> sent = over.send(component, datagram, to);
      if (sent.isPresent()) {
        return sent.get();
      }
    }
    try {
      return channel(component).send(datagram, to) > 0;
    } catch (IOException | IllegalArgumentException unreachable) {
      LOG.log(Level.DEBUG, () -> "cannot send to " + to, unreachable);
      return false;
    }
  }

  void close() {
    disconnect();
    for (DatagramChannel channel : List.of(rtp, rtcp)) {
      try {
        channel.close();
      } catch (IOException already) {
        LOG.log(Level.DEBUG, "closing", already);
      }
    }
  }
}
