package org.confab.mediaserver.relay;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.mras.RelayKey;

/**
 * The media relay of this process. Each processor has a thread of its own, with its own socket at
 * the same port: the system gives a client always to the same one, so threads share ports, users
 * and figures and nothing else.
 */
public final class Relay implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Relay.class.getName());
  private static final int MOST_THREADS = 8;
  private static final int PACKET = 65_535;
  private static final int SOCKET_BUFFER = 1 << 20;
  private static final int BACKLOG = 128;
  private static final long LOOK_MILLIS = 5_000;

  private final RelaySettings settings;
  private final Surroundings around;
  private final RelayAuthentication authentication = new RelayAuthentication();
  private final SecureRandom random = new SecureRandom();
  private final RelayPorts ports;
  private final RelayUsers users;
  private final Connections connections;
  private final Nonces nonces;
  private final Bindings bindings = new Bindings(random);
  private final AtomicInteger open = new AtomicInteger();
  private final Timer looking = new Timer("relay-interfaces", true);
  private final List<RelayLoop> loops = new ArrayList<>();

  /** Begins to listen; throws {@link IOException} if a port is taken. */
  public Relay(RelaySettings settings, RelayLimits limits, Figures figures) throws IOException {
    this.settings = settings;
    this.around =
        new Surroundings(
            limits,
            new PeerRules(settings, addressesHere()),
            figures,
            System::currentTimeMillis,
            System::nanoTime);
    this.ports =
        new RelayPorts(
            settings.lowestPort(),
            settings.highestPort(),
            limits.allocation().reservation().toMillis(),
            random);
    this.users = new RelayUsers(limits, System.nanoTime());
    this.connections = new Connections(limits);
    this.nonces = new Nonces(limits.nonce(), random);
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    try {
      for (int i = 0; i < threads; i++) {
        loops.add(loop("relay-" + i));
      }
    } catch (IOException taken) {
      loops.forEach(RelayLoop::start);
      close();
      throw taken;
    }
    loops.forEach(RelayLoop::start);
    looking.schedule(lookAround(), LOOK_MILLIS, LOOK_MILLIS);
    LOG.log(
        Level.INFO,
        "the relay listens at {0}, UDP {1}, TCP {2}",
        settings.bind().getHostAddress(),
        String.valueOf(settings.udpPort()),
        String.valueOf(settings.tcpPort()));
  }

  /** Interfaces come and go: what is asked for takes milliseconds, so no loop waits for it. */
  private TimerTask lookAround() {
    return new TimerTask() {
      @Override
      public void run() {
        try {
          around.rules().host(addressesHere());
        } catch (IOException unknown) {
          LOG.log(Level.WARNING, "the addresses of this machine cannot be read", unknown);
        }
      }
    };
  }

  private static Set<InetAddress> addressesHere() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** From now on clients are known by these keys; without any, nobody comes in. */
  public void keys(List<RelayKey> keys) {
    authentication.keys(keys);
  }

  /** How many relayed addresses there are. */
  public int allocations() {
    return open.get();
  }

  /** How many users have some. */
  public int users() {
    return users.size();
  }

  /** How many TCP connections with peers there are. */
  public int peerConnections() {
    return users.connections();
  }

  /** How many TCP connections clients have. */
  public int connections() {
    return connections.size();
  }

  /** What a thread does every second; its parts are made one after the other. */
  private static final class Sweep implements Runnable {
    private final List<Runnable> parts = new ArrayList<>();

    @Override
    public void run() {
      parts.forEach(Runnable::run);
    }
  }

  private RelayLoop loop(String name) throws IOException {
    Sweep sweep = new Sweep();
    RelayLoop loop = new RelayLoop(name, sweep);
    ByteBuffer buffer = ByteBuffer.allocateDirect(PACKET + 4 * Dialect.HEADROOM);
    Allocations allocations = new Allocations(around, settings, ports, users, open);
    PeerSocket.Opener opener = UdpPeerSocket.at(settings.bind(), loop, buffer);
    PeerSocket.Opener connecting =
        PeerConnections.at(settings.bind(), around, loop, bindings, buffer);
    PeerSocket.Opener streams =
        MsPeerStreams.at(settings.bind(), around, loop, connections.backlog(), buffer);
    Door door = new Door(around, authentication, nonces);
    Dialects dialects =
        new Dialects(
            new StandardTurn(
                around,
                door,
                new StandardRequests(around, allocations, ports, opener, connecting, bindings),
                random),
            new MsTurn(
                around, door, new MsRequests(around, allocations, ports, opener, streams, random)));
    DatagramChannel udp = udp();
    loop.register(udp, SelectionKey.OP_READ, new UdpEntrance(udp, loop, dialects, buffer));
    ServerSocketChannel tcp = tcp();
    TcpEntrance entrance =
        new TcpEntrance(tcp, loop, around, dialects, allocations, connections, random);
    loop.register(tcp, SelectionKey.OP_ACCEPT, entrance);
    sweep.parts.addAll(List.of(allocations::sweep, door::sweep, entrance::sweep));
    return loop;
  }

  private DatagramChannel udp() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
    channel.bind(new InetSocketAddress(settings.bind(), settings.udpPort()));
    return channel;
  }

  private ServerSocketChannel tcp() throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    channel.bind(new InetSocketAddress(settings.bind(), settings.tcpPort()), BACKLOG);
    return channel;
  }

  @Override
  public void close() {
    looking.cancel();
    loops.forEach(RelayLoop::close);
  }
}
