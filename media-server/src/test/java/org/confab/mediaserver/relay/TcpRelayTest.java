package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.mediaserver.relay.TcpTurnClient.connection;
import static org.confab.mediaserver.relay.TcpTurnClient.error;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relayed addresses over TCP for standard clients (RFC 6062), over sockets. */
class TcpRelayTest {
  private static final int MUCH = 3_000_000;

  private RunningRelay relay;
  private TcpTurnClient client;
  private ServerSocket peer;

  @BeforeEach
  void begin() throws IOException {
    begin(RelayLimits.DEFAULT);
  }

  private void begin(RelayLimits limits) throws IOException {
    relay = new RunningRelay(limits);
    client = another("sip:alice@x.test");
    peer = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void end() throws IOException {
    peer.close();
    client.close();
    relay.close();
  }

  private TcpTurnClient another(String user) throws IOException {
    return new TcpTurnClient(relay.port(), relay.credentials(user));
  }

  private InetSocketAddress address() {
    return (InetSocketAddress) peer.getLocalSocketAddress();
  }

  private StunMessage connect(InetSocketAddress to) throws IOException {
    return client.ask(StunType.CONNECT_REQUEST, to);
  }

  private static StunMessage bind(TcpTurnClient data, StunAttribute id) throws IOException {
    return data.ask(StunType.CONNECTION_BIND_REQUEST, id);
  }

  @Test
  void aConnectionToAPeerComesFromTheRelayedAddressAndIsForItsClientAlone() throws Exception {
    InetSocketAddress relayed = client.allocate();
    StunMessage connected = connect(address());
    assertThat(connected.type()).isEqualTo(StunType.CONNECT_RESPONSE);
    try (Socket accepted = peer.accept();
        TcpTurnClient data = another("sip:alice@x.test")) {
      assertThat(accepted.getRemoteSocketAddress()).isEqualTo(relayed);
      // It is the credentials that count, and these are newer ones of the same user.
      assertThat(error(bind(data, connection(connected)))).isEqualTo(441);
    }
  }

  @Test
  void muchIsCarriedBothWaysAtOnceWithoutLossAndAtTheUsersRate() throws Exception {
    client.allocate();
    StunMessage connected = connect(address());
    try (Socket accepted = peer.accept();
        TcpTurnClient data = client.sibling(relay.port())) {
      accepted.getOutputStream().write("early".getBytes(StandardCharsets.US_ASCII));
      assertThat(error(bind(data, connection(connected)))).isZero();
      assertThat(data.in.readNBytes(5)).asString().isEqualTo("early");
      long begun = System.nanoTime();
      byte[] one = bytes(1);
      byte[] other = bytes(2);
      CompletableFuture<Void> there = written(data.socket, one);
      CompletableFuture<Void> back = written(accepted, other);
      CompletableFuture<byte[]> arrived =
          CompletableFuture.supplyAsync(() -> read(accepted, one.length));
      assertThat(data.in.readNBytes(other.length)).isEqualTo(other);
      assertThat(arrived.get()).isEqualTo(one);
      CompletableFuture.allOf(there, back).get();
      // 6 MB at 4 MB/s, of which 2 MB pass at once.
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
      assertThat(relay.figures().of(Counter.RELAY_BYTES_TO_CLIENTS)).isEqualTo(MUCH + 5L);
      assertThat(relay.figures().of(Counter.RELAY_BYTES_TO_PEERS)).isEqualTo(MUCH);
      accepted.close();
      assertThat(TcpTurnClient.closes(data.socket)).isTrue();
    }
  }

  @Test
  void aPeerThatConnectsIsToldToTheClientIfItIsPermitted() throws Exception {
    InetSocketAddress relayed = client.allocate();
    try (Socket stranger = new Socket(relayed.getAddress(), relayed.getPort())) {
      assertThat(TcpTurnClient.closes(stranger)).isTrue();
    }
    client.ask(StunType.CREATE_PERMISSION_REQUEST, address());
    try (Socket comes = new Socket(relayed.getAddress(), relayed.getPort());
        TcpTurnClient data = client.sibling(relay.port())) {
      StunMessage told = client.read();
      assertThat(told.type()).isEqualTo(StunType.CONNECTION_ATTEMPT_INDICATION);
      assertThat(
              StunAddress.xored(
                  told.first(StunAttributeType.XOR_PEER_ADDRESS).orElseThrow(), told.id()))
          .contains((InetSocketAddress) comes.getLocalSocketAddress());
      assertThat(error(bind(data, connection(told)))).isZero();
      data.socket.getOutputStream().write('y');
      assertThat(comes.getInputStream().read()).isEqualTo('y');
      data.close();
      assertThat(TcpTurnClient.closes(comes)).isTrue();
    }
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    assertThat(error(connect(address()))).isEqualTo(437);
    StunAttribute even = StunAttribute.of(StunAttributeType.EVEN_PORT, new byte[1]);
    assertThat(error(client.ask(StunType.ALLOCATE_REQUEST, TcpTurnClient.TCP, even)))
        .isEqualTo(400);
    StunAttribute whole = StunAttribute.flag(StunAttributeType.DONT_FRAGMENT);
    assertThat(error(client.ask(StunType.ALLOCATE_REQUEST, TcpTurnClient.TCP, whole)))
        .isEqualTo(400);
    client.allocate();
    assertThat(error(client.ask(StunType.CONNECT_REQUEST))).isEqualTo(400);
    InetSocketAddress nobody = new InetSocketAddress("127.0.0.1", RunningRelay.free());
    assertThat(error(connect(nobody))).isEqualTo(447);
    InetSocketAddress mail = new InetSocketAddress("127.0.0.1", 25);
    assertThat(error(connect(mail))).isEqualTo(403);
    assertThat(error(connect(new InetSocketAddress("10.0.0.1", 5000)))).isEqualTo(403);
    assertThat(error(connect(address()))).isZero();
    assertThat(error(connect(address()))).isEqualTo(446);
    try (TcpTurnClient data = client.sibling(relay.port())) {
      StunAttribute unknown = StunAttribute.int32(StunAttributeType.CONNECTION_ID, 12345);
      assertThat(error(bind(data, unknown))).isEqualTo(400);
    }
  }

  private void again(RelayLimits.OfPeers peers) throws IOException {
    end();
    begin(RelayLimits.DEFAULT.with(peers));
  }

  @Test
  void aUserHasSoManyConnectionsWithPeersInAllHisAllocations() throws Exception {
    again(new RelayLimits.OfPeers(1, 5, 20, 20, Duration.ofSeconds(1)));
    client.allocate();
    assertThat(error(connect(address()))).isZero();
    try (TcpTurnClient second = another("sip:alice@x.test");
        TcpTurnClient bob = another("sip:bob@x.test")) {
      InetSocketAddress relayed = second.allocate();
      assertThat(error(second.ask(StunType.CONNECT_REQUEST, address()))).isEqualTo(508);
      second.ask(StunType.CREATE_PERMISSION_REQUEST, address());
      try (Socket comes = new Socket(relayed.getAddress(), relayed.getPort())) {
        assertThat(TcpTurnClient.closes(comes)).isTrue();
      }
      bob.allocate();
      assertThat(error(bob.ask(StunType.CONNECT_REQUEST, address()))).isZero();
      client.close();
      RunningRelay.await(() -> relay.relay().peerConnections() == 1);
      assertThat(error(second.ask(StunType.CONNECT_REQUEST, address()))).isZero();
    }
    RunningRelay.await(() -> relay.relay().peerConnections() == 0);
  }

  @Test
  void allUsersHaveSoManyConnectionsWithPeersTogether() throws Exception {
    again(new RelayLimits.OfPeers(5, 1, 20, 20, Duration.ofSeconds(1)));
    client.allocate();
    assertThat(error(connect(address()))).isZero();
    try (TcpTurnClient bob = another("sip:bob@x.test")) {
      bob.allocate();
      assertThat(error(bob.ask(StunType.CONNECT_REQUEST, address()))).isEqualTo(508);
    }
  }

  @Test
  void whoTriesPortAfterPortIsStopped() throws Exception {
    again(new RelayLimits.OfPeers(9, 9, 1, 3, Duration.ofSeconds(1)));
    client.allocate();
    InetSocketAddress nobody = new InetSocketAddress("127.0.0.1", RunningRelay.free());
    int tried = 0;
    while (error(connect(nobody)) == 447) {
      tried++;
    }
    assertThat(tried).isBetween(3, 10);
    assertThat(error(connect(nobody))).isIn(447, 508);
    assertThat(relay.relay().peerConnections()).isZero();
  }

  @Test
  void whatNobodyComesForIsClosedAndSoIsEverythingWithTheAllocation() throws Exception {
    client.close();
    relay.close();
    peer.close();
    RelayLimits.OfTcp usual = RelayLimits.DEFAULT.tcp();
    begin(
        new RelayLimits(
            RelayLimits.DEFAULT.user(),
            RelayLimits.DEFAULT.bytesPerSecondOfAll(),
            RelayLimits.DEFAULT.allocation(),
            new RelayLimits.OfTcp(
                usual.connections(),
                usual.connectionsPerAddress(),
                usual.idle(),
                Duration.ofMillis(10),
                usual.unsent(),
                usual.unsentOfAll(),
                usual.message()),
            RelayLimits.DEFAULT.peers(),
            RelayLimits.DEFAULT.nonce(),
            RelayLimits.DEFAULT.strangersPerSecond()));
    client.allocate();
    StunMessage connected = connect(address());
    try (Socket accepted = peer.accept()) {
      assertThat(TcpTurnClient.closes(accepted)).isTrue();
    }
    try (TcpTurnClient data = client.sibling(relay.port())) {
      assertThat(error(bind(data, connection(connected)))).isEqualTo(400);
      connected = connect(address());
      try (Socket accepted = peer.accept()) {
        assertThat(error(bind(data, connection(connected)))).isZero();
        client.close();
        assertThat(TcpTurnClient.closes(accepted)).isTrue();
        assertThat(TcpTurnClient.closes(data.socket)).isTrue();
      }
    }
    relay.awaitNoConnections();
  }

  private static byte[] bytes(long seed) {
    byte[] all = new byte[MUCH];
    new Random(seed).nextBytes(all);
    return all;
  }

  private static CompletableFuture<Void> written(Socket to, byte[] all) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            to.getOutputStream().write(all);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static byte[] read(Socket from, int length) {
    try {
      return from.getInputStream().readNBytes(length);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
