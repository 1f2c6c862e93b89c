package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpEntranceTest {
  private final RelayBench bench = new RelayBench();
  private final Connections connections = new Connections(bench.limits);
  private RelayLoop loop;
  private ServerSocketChannel server;
  private SocketChannel client;
  private SocketChannel accepted;
  private TcpEntrance entrance;

  @BeforeEach
  void begin() throws IOException {
    loop = new RelayLoop("relay-test", () -> {});
    loop.start();
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    client = SocketChannel.open(server.getLocalAddress());
    accepted = server.accept();
    entrance =
        new TcpEntrance(
            server,
            loop,
            bench.around,
            bench.dialects,
            bench.allocations,
            connections,
            bench.random);
  }

  @AfterEach
  void end() throws IOException {
    accepted.close();
    client.close();
    server.close();
    loop.close();
  }

  @Test
  void aConnectionThatHasEndedAlreadyDoesNoHarm() throws IOException {
    accepted.close();
    entrance.take(accepted);
    assertThat(connections.size()).isZero();
    assertThat(server.isOpen()).isTrue();
  }

  @Test
  void aConnectionThatCannotBeServedLeavesNothingBehind() {
    loop.close();
    assertThatThrownBy(() -> entrance.take(accepted)).isInstanceOf(ClosedSelectorException.class);
    assertThat(connections.size()).isZero();
    assertThat(accepted.isOpen()).isFalse();
  }

  /** See {@link RelayLoopTest}. */
  @Test
  void bothEntrancesStayOpenWhenSomethingFails() throws IOException {
    assertThat(entrance.isEntrance()).isTrue();
    try (DatagramChannel udp = DatagramChannel.open()) {
      ByteBuffer buffer = ByteBuffer.allocate(0);
      assertThat(new UdpEntrance(udp, loop, bench.dialects, buffer).isEntrance()).isTrue();
    }
  }
}
