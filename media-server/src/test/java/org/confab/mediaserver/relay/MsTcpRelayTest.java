package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.mras.RelayCredentials;
import org.confab.protocol.stun.Integrity;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** [MS-TURN] over TCP: relayed addresses are of TCP too, and peers speak in frames of RFC 4571. */
class MsTcpRelayTest {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final StunAttribute MAGIC =
      StunAttribute.int32(StunAttributeType.MS_MAGIC_COOKIE, MsTurn.COOKIE);

  private final Random random = new Random(5);
  private RunningRelay relay;
  private RelayCredentials user;
  private Socket client;
  private DataInputStream in;
  private ServerSocket peer;
  private byte[] nonce = {};

  @BeforeEach
  void begin() throws IOException {
    relay = new RunningRelay(RelayLimits.DEFAULT);
    user = relay.credentials("sip:alice@x.test");
    client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
    client.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(client.getInputStream());
    peer = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void end() throws IOException {
    peer.close();
    client.close();
    relay.close();
  }

  private void write(int kind, byte[] content) throws IOException {
    client
        .getOutputStream()
        .write(
            ByteBuffer.allocate(4 + content.length)
                .put((byte) kind)
                .put((byte) 0)
                .putShort((short) content.length)
                .put(content)
                .array());
  }

  private byte[] read(int kind) throws IOException {
    assertThat(in.readByte()).isEqualTo((byte) kind);
    assertThat(in.readByte()).isZero();
    return in.readNBytes(in.readUnsignedShort());
  }

  private StunMessage message() throws IOException {
    return StunPacket.read(read(2), StunFraming.UNPADDED).orElseThrow().message();
  }

  private void say(StunType type, StunAttribute... attributes) throws IOException {
    byte[] id = new byte[TransactionId.BYTES];
    random.nextBytes(id);
    List<StunAttribute> all = new ArrayList<>(List.of(MAGIC));
    all.addAll(List.of(attributes));
    all.add(StunAttribute.text(StunAttributeType.MS_REALM, RelayCredentials.REALM));
    all.add(StunAttribute.of(StunAttributeType.MS_NONCE, nonce));
    all.add(StunAttribute.of(StunAttributeType.USERNAME, user.usernameBytes()));
    StunMessage message = new StunMessage(type, TransactionId.of(id), all);
    byte[] key = RelayAuthentication.key(user.usernameBytes(), user.passwordBytes());
    write(2, StunPacket.write(message, StunFraming.UNPADDED, Integrity.CLASSIC, key));
  }

  private InetSocketAddress allocate() throws IOException {
    byte[] id = new byte[TransactionId.BYTES];
    StunMessage bare =
        new StunMessage(StunType.ALLOCATE_REQUEST, TransactionId.of(id), List.of(MAGIC));
    write(2, StunPacket.write(bare, StunFraming.UNPADDED));
    nonce = message().first(StunAttributeType.MS_NONCE).orElseThrow().value();
    say(StunType.ALLOCATE_REQUEST);
    return StunAddress.plain(message().first(StunAttributeType.MAPPED_ADDRESS).orElseThrow())
        .orElseThrow();
  }

  private void send(InetSocketAddress to, byte[] data) throws IOException {
    say(
        StunType.MS_SEND_REQUEST,
        StunAddress.plain(StunAttributeType.MS_DESTINATION_ADDRESS, to),
        StunAttribute.of(StunAttributeType.DATA, data));
  }

  private InetSocketAddress address() {
    return (InetSocketAddress) peer.getLocalSocketAddress();
  }

  private static byte[] framed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(2 + bytes.length).putShort((short) bytes.length).put(bytes).array();
  }

  @Test
  void whatIsSentOpensAConnectionFromTheRelayedAddressAndFramesComeBackWhole() throws Exception {
    InetSocketAddress relayed = allocate();
    send(address(), framed("hello"));
    try (Socket accepted = peer.accept()) {
      assertThat(accepted.getRemoteSocketAddress()).isEqualTo(relayed);
      assertThat(accepted.getInputStream().readNBytes(7)).isEqualTo(framed("hello"));
      byte[] two =
          (new String(framed("a"), StandardCharsets.ISO_8859_1)
                  + new String(framed("second"), StandardCharsets.ISO_8859_1))
              .getBytes(StandardCharsets.ISO_8859_1);
      accepted.setTcpNoDelay(true);
      for (byte each : two) {
        accepted.getOutputStream().write(each);
      }
      for (String text : List.of("a", "second")) {
        StunMessage told = message();
        assertThat(told.type()).isEqualTo(StunType.MS_DATA_INDICATION);
        assertThat(told.first(StunAttributeType.DATA).orElseThrow().value())
            .isEqualTo(framed(text));
        assertThat(StunAddress.plain(told.first(StunAttributeType.MS_REMOTE_ADDRESS).orElseThrow()))
            .contains(address());
      }
      say(
          StunType.MS_SET_ACTIVE_DESTINATION_REQUEST,
          StunAddress.plain(StunAttributeType.MS_DESTINATION_ADDRESS, address()));
      assertThat(message().type()).isEqualTo(StunType.MS_SET_ACTIVE_DESTINATION_RESPONSE);
      write(3, "raw".getBytes(StandardCharsets.US_ASCII));
      assertThat(accepted.getInputStream().readNBytes(5)).isEqualTo(framed("raw"));
      accepted.getOutputStream().write(framed("back"));
      assertThat(read(3)).asString().isEqualTo("back");
    }
    assertThat(relay.figures().of(Counter.RELAY_PEER_CONNECTIONS)).isEqualTo(1);
  }

  @Test
  void aPeerMayConnectItselfOnceItIsPermitted() throws Exception {
    InetSocketAddress relayed = allocate();
    try (Socket stranger = new Socket(relayed.getAddress(), relayed.getPort())) {
      assertThat(TcpTurnClient.closes(stranger)).isTrue();
    }
    send(address(), framed("permits this host"));
    peer.accept().close();
    try (Socket comes = new Socket(relayed.getAddress(), relayed.getPort())) {
      comes.getOutputStream().write(framed("knock"));
      assertThat(message().first(StunAttributeType.DATA).orElseThrow().value())
          .isEqualTo(framed("knock"));
      client.close();
      assertThat(TcpTurnClient.closes(comes)).isTrue();
    }
    relay.awaitNoConnections();
  }

  @Test
  void aPeerThatComesALittleBeforeItsPermissionIsHeard() throws Exception {
    InetSocketAddress relayed = allocate();
    try (Socket comes = new Socket(relayed.getAddress(), relayed.getPort())) {
      comes.setSoTimeout(30_000);
      comes.getOutputStream().write(framed("early"));
      // Before it has come the relay would try to reach the peer by a connection of its own.
      RunningRelay.await(() -> relay.figures().of(Counter.RELAY_PEER_CONNECTIONS) == 1);
      send((InetSocketAddress) comes.getLocalSocketAddress(), framed("welcome"));
      assertThat(comes.getInputStream().readNBytes(9)).isEqualTo(framed("welcome"));
      assertThat(message().first(StunAttributeType.DATA).orElseThrow().value())
          .isEqualTo(framed("early"));
    }
  }

  @Test
  void whoSendsAFrameThatIsTooLongIsDisconnected() throws Exception {
    allocate();
    send(address(), framed("hello"));
    try (Socket accepted = peer.accept()) {
      accepted.getInputStream().readNBytes(7);
      accepted.getOutputStream().write(new byte[] {(byte) 0xFF, (byte) 0xFF, 1, 2, 3});
      assertThat(TcpTurnClient.closes(accepted)).isTrue();
    }
  }

  @Test
  void aPeerThatRefusesIsNotAskedAgainForEachPacketButLater() throws Exception {
    allocate();
    InetSocketAddress closed = address();
    peer.close();
    int packets = 200;
    for (int each = 0; each < packets; each++) {
      send(closed, framed("anybody?"));
    }
    RunningRelay.await(() -> relay.figures().of(Counter.RELAY_PEERS_REFUSED) >= (long) packets / 2);
    RunningRelay.await(() -> relay.relay().peerConnections() == 0);
    peer = new ServerSocket(closed.getPort(), 10, closed.getAddress());
    peer.setSoTimeout(100);
    Socket accepted = null;
    for (int tries = 0; accepted == null && tries < 100; tries++) {
      send(closed, framed("hello"));
      try {
        accepted = peer.accept();
      } catch (SocketTimeoutException resting) {
        assertThat(tries).as("the peer rests for ever").isLessThan(99);
      }
    }
    assertThat(accepted.getInputStream().readNBytes(7)).isEqualTo(framed("hello"));
    accepted.close();
  }

  @Test
  void whatIsOutOfReachIsNotConnectedTo() throws Exception {
    allocate();
    send(new InetSocketAddress("10.0.0.1", 5000), framed("inside"));
    send(new InetSocketAddress("127.0.0.1", 25), framed("mail"));
    send(address(), framed("media"));
    peer.accept().close();
    assertThat(relay.figures().of(Counter.RELAY_PEERS_REFUSED)).isEqualTo(2);
    RunningRelay.await(() -> relay.figures().of(Counter.RELAY_PEER_CONNECTIONS) == 1);
  }
}
