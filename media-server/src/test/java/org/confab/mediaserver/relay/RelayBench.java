package org.confab.mediaserver.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.location.Subnet;
import org.confab.protocol.mras.RelayCredentials;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunPacket;

/** The relay without sockets: what it sends is collected, time stands still until it is moved. */
final class RelayBench {
  static final InetAddress OWN = address("192.0.2.1");
  static final RelayKey KEY = new RelayKey("test", new byte[RelayKey.LENGTH]);
  private static final int FIRST = 50_500;
  private static final int LAST = 50_519;

  final Figures figures = new Figures();
  final Random random = new Random(7);
  final RelayLimits limits;
  final Surroundings around;
  final RelayPorts ports;
  final RelayUsers users;
  final RelayAuthentication authentication = new RelayAuthentication();
  final Allocations allocations;
  final Dialects dialects;
  final Map<Integer, FakePeerSocket> sockets = new HashMap<>();
  final AtomicInteger open = new AtomicInteger();
  private final Door door;
  private long millis = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();

  RelayBench() {
    this(RelayLimits.DEFAULT);
  }

  RelayBench(RelayLimits limits) {
    this.limits = limits;
    RelaySettings settings =
        new RelaySettings(
            OWN, OWN, 3478, 3478, FIRST, LAST, 50_000, List.of(Subnet.parse("10.1.0.0/16")));
    around =
        new Surroundings(
            limits,
            new PeerRules(settings, Set.of()),
            figures,
            () -> millis,
            () -> millis * 1_000_000);
    ports =
        new RelayPorts(
            FIRST, LAST, limits.allocation().reservation().toMillis(), new SecureRandom());
    users = new RelayUsers(limits, around.nanos());
    allocations = new Allocations(around, settings, ports, users, open);
    door = new Door(around, authentication, new Nonces(limits.nonce(), new SecureRandom()));
    PeerSocket.Opener opener =
        (port, receiver) -> {
          FakePeerSocket socket = new FakePeerSocket(port, receiver);
          sockets.put(port, socket);
          return socket;
        };
    StandardRequests standard =
        new StandardRequests(
            around, allocations, ports, opener, opener, new Bindings(new SecureRandom()));
    MsRequests ms = new MsRequests(around, allocations, ports, opener, opener, random);
    dialects =
        new Dialects(
            new StandardTurn(around, door, standard, random), new MsTurn(around, door, ms));
    authentication.keys(List.of(KEY));
  }

  /** Time goes on, and what is done every second is done. */
  void after(long seconds) {
    millis += seconds * 1000;
    allocations.sweep();
    door.sweep();
  }

  RelayCredentials credentials(String identity, long seconds) {
    return KEY.issue(1, identity, Instant.ofEpochMilli(millis).plusSeconds(seconds));
  }

  static InetAddress address(String digits) {
    try {
      return InetAddress.getByName(digits);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  static InetSocketAddress at(String digits, int port) {
    return new InetSocketAddress(address(digits), port);
  }

  /** A client that remembers what it was sent. */
  static final class FakeClient extends Client {
    final List<byte[]> got = new ArrayList<>();
    private final boolean stream;

    FakeClient(InetSocketAddress remote, boolean stream) {
      super(remote);
      this.stream = stream;
    }

    @Override
    boolean stream() {
      return stream;
    }

    @Override
    void send(ByteBuffer packet) {
      byte[] bytes = new byte[packet.remaining()];
      packet.get(bytes);
      got.add(bytes);
    }

    /** The last message, which is taken away. */
    byte[] last() {
      return got.remove(got.size() - 1);
    }

    StunPacket packet(StunFraming framing) {
      return StunPacket.read(last(), framing).orElseThrow();
    }
  }

  /** A relayed address that remembers what it sent. */
  static final class FakePeerSocket implements PeerSocket {
    final List<InetSocketAddress> to = new ArrayList<>();
    final List<byte[]> sent = new ArrayList<>();
    boolean closed;
    private final int port;
    private final Receiver receiver;

    FakePeerSocket(int port, Receiver receiver) {
      this.port = port;
      this.receiver = receiver;
    }

    void comes(InetSocketAddress peer, byte... data) {
      ByteBuffer buffer = ByteBuffer.allocate(data.length + 2 * Dialect.HEADROOM);
      buffer.position(Dialect.HEADROOM);
      buffer.put(data).flip().position(Dialect.HEADROOM);
      receiver.received(peer, buffer);
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public void send(InetSocketAddress peer, ByteBuffer data) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      to.add(peer);
      sent.add(bytes);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
