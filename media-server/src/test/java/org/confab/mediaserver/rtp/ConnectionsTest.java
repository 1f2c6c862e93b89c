package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RoomListener;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.rtp.MediaComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes to a leg over TCP, framed by RFC 4571. */
class ConnectionsTest {
  private static final int PATIENCE_MS = 60_000;
  private static final int SHORT_MS = 100;
  private static final byte[] REFUSAL = {0x01, 0x11, 0, 0};

  private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();
  private final List<Socket> sockets = new ArrayList<>();
  private RtpEngine engine;
  private volatile boolean faulty;
  private AudioLeg leg;
  private LegTransport transport;

  private record Came(MediaComponent on, byte[] bytes, InetSocketAddress from) {}

  @BeforeEach
  void open() throws Exception {
    engine =
        new RtpEngine(
            InetAddress.getLoopbackAddress(),
            TestPorts.range(),
            EngineLimits.DEFAULT,
            new Figures());
    leg = engine.open("room", new RoomListener() {}).join(new LegListener() {});
    transport = leg.transport();
    transport.receive(this::received);
    transport.listen();
    CountDownLatch listens = new CountDownLatch(1);
    transport.execute(listens::countDown);
    assertThat(listens.await(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();
  }

  private void received(MediaComponent on, ByteBuffer datagram, InetSocketAddress from) {
    if (faulty) {
      throw new IllegalStateException("a fault of the server");
    }
    byte[] bytes = new byte[datagram.remaining()];
    datagram.get(bytes);
    came.add(new Came(on, bytes, from));
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    engine.close();
  }

  private Socket connect(MediaComponent to) throws IOException {
    return connect(to, "127.0.0.1");
  }

  private Socket connect(MediaComponent to, String from) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(from, 0));
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
    socket.connect(transport.local(to));
    sockets.add(socket);
    return socket;
  }

  /** What begins with zero is STUN to a leg. */
  private static byte[] message(int length) {
    byte[] bytes = new byte[length];
    bytes[length - 1] = (byte) length;
    return bytes;
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeShort(bytes.length);
    out.write(bytes);
    out.flush();
  }

  private Came next() throws InterruptedException {
    Came next = came.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  private static InetSocketAddress of(Socket socket) {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  @Test
  void whatComesIsOfItsComponentAndIsAnsweredTheSameWay() throws Exception {
    for (MediaComponent component : MediaComponent.values()) {
      Socket socket = connect(component);
      send(socket, message(20));
      Came first = next();
      assertThat(first.on()).isEqualTo(component);
      assertThat(first.from()).isEqualTo(of(socket));
      assertThat(first.bytes()).isEqualTo(message(20));
      transport.send(component, ByteBuffer.wrap(message(33)), first.from());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      assertThat(in.readUnsignedShort()).isEqualTo(33);
      assertThat(in.readNBytes(33)).isEqualTo(message(33));
    }
  }

  @Test
  void whatComesInPiecesOrTogetherIsTakenWhole() throws Exception {
    Socket socket = connect(MediaComponent.RTP);
    byte[] two =
        ByteBuffer.allocate(2 + 20 + 2 + 2 + 40)
            .putShort((short) 20)
            .put(message(20))
            .putShort((short) 0)
            .putShort((short) 40)
            .put(message(40))
            .array();
    for (byte each : two) {
      socket.getOutputStream().write(each);
    }
    assertThat(next().bytes()).isEqualTo(message(20));
    assertThat(next().bytes()).isEqualTo(message(40));
    socket.getOutputStream().write(two);
    assertThat(next().bytes()).isEqualTo(message(20));
    assertThat(next().bytes()).isEqualTo(message(40));
  }

  @Test
  void whatIsTooLongEndsTheConnectionAlone() throws Exception {
    Socket other = connect(MediaComponent.RTP);
    Socket socket = connect(MediaComponent.RTP);
    socket.getOutputStream().write(new byte[] {(byte) 0xff, (byte) 0xff, 0});
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
    send(other, message(20));
    assertThat(next().from()).isEqualTo(of(other));
  }

  @Test
  void aFaultOfWhoeverGetsItEndsTheConnectionAlone() throws Exception {
    Socket other = connect(MediaComponent.RTP);
    Socket socket = connect(MediaComponent.RTP);
    faulty = true;
    send(socket, message(20));
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
    faulty = false;
    send(other, message(20));
    assertThat(next().from()).isEqualTo(of(other));
  }

  @Test
  void thereAreNotManyConnections() throws Exception {
    for (int each = 0; each < Connections.MOST; each++) {
      prove(connect(MediaComponent.RTP));
    }
    assertThat(connect(MediaComponent.RTP).getInputStream().read()).isEqualTo(-1);
    sockets.get(0).close();
    boolean taken = false;
    for (int tries = 0; !taken && tries < PATIENCE_MS; tries++) {
      taken = taken(connect(MediaComponent.RTP));
    }
    assertThat(taken).isTrue();
  }

  @Test
  void whoHasProvenNothingMakesRoomWhateverItSends() throws Exception {
    Socket proven = connect(MediaComponent.RTP);
    prove(proven);
    List<Socket> strangers = new ArrayList<>();
    for (int each = 1; each < Connections.MOST; each++) {
      Socket stranger = connect(MediaComponent.RTP, "127.0.0." + (10 + each));
      send(stranger, message(20));
      next();
      refuse(stranger);
      strangers.add(stranger);
    }
    Socket late = connect(MediaComponent.RTP);
    prove(late);
    assertThat(strangers.get(0).getInputStream().readNBytes(2 + REFUSAL.length)).isNotEmpty();
    assertThat(strangers.get(0).getInputStream().read()).isEqualTo(-1);
    send(proven, message(20));
    assertThat(next().from()).isEqualTo(of(proven));
    send(strangers.get(1), message(20));
    assertThat(next().from()).isEqualTo(of(strangers.get(1)));
  }

  /** What is sent to strangers too: a STUN error. */
  private void refuse(Socket stranger) throws IOException {
    transport.send(MediaComponent.RTP, ByteBuffer.wrap(REFUSAL), of(stranger));
  }

  @Test
  void ofOneAddressTwoMayBeThereThatHaveProvenNothing() throws Exception {
    Socket proven = connect(MediaComponent.RTP);
    prove(proven);
    List<Socket> strangers = new ArrayList<>();
    for (int each = 0; each <= Connections.MOST_STRANGERS; each++) {
      Socket stranger = connect(MediaComponent.RTP);
      send(stranger, message(20));
      assertThat(next().from()).isEqualTo(of(stranger));
      strangers.add(stranger);
    }
    assertThat(strangers.get(0).getInputStream().read()).isEqualTo(-1);
    for (Socket stays : List.of(proven, strangers.get(1), strangers.get(2))) {
      send(stays, message(20));
      assertThat(next().from()).isEqualTo(of(stays));
    }
  }

  /** It is answered, as nobody is who has proven nothing. */
  private void prove(Socket socket) throws Exception {
    send(socket, message(21));
    assertThat(next().from()).isEqualTo(of(socket));
    transport.send(MediaComponent.RTP, ByteBuffer.wrap(message(1)), of(socket));
    assertThat(socket.getInputStream().readNBytes(3)).hasSize(3);
  }

  private boolean taken(Socket socket) throws InterruptedException {
    try {
      send(socket, message(21));
    } catch (IOException refused) {
      return false;
    }
    return came.poll(SHORT_MS, TimeUnit.MILLISECONDS) != null;
  }

  @Test
  void whoeverLeavesTakesTheConnectionsAlong() throws Exception {
    Socket socket = connect(MediaComponent.RTP);
    send(socket, message(20));
    next();
    leg.leave();
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
  }
}
