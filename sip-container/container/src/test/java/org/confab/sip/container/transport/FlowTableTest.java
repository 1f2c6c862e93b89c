package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowTableTest {
  private final FlowTable table = new FlowTable(2);
  private final List<ConnectionFlow> evicted = new ArrayList<>();

  private ConnectionFlow udp(int port) {
    InetSocketAddress remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return table.udp(remote, () -> flow("udp", remote), evicted);
  }

  private ConnectionFlow flow(String transport, InetSocketAddress remote) {
    return new ConnectionFlow(
        table.newId(),
        transport,
        new InetSocketAddress(5060),
        remote,
        new EmbeddedChannel(),
        new SerialQueue(Runnable::run, 1),
        ConnectionFlow::ended);
  }

  @Test
  void findsAFlowByAddressAndById() {
    ConnectionFlow flow = udp(1);
    assertThat(table.find("UDP", flow.remote())).containsSame(flow);
    assertThat(table.find(flow.id())).containsSame(flow);
    assertThat(table.find("tcp", flow.remote())).isEmpty();
    table.remove(flow);
    assertThat(table.find(flow.id())).isEmpty();
  }

  @Test
  void keepsTheFlowOfAnAddress() {
    assertThat(udp(1)).isSameAs(udp(1));
  }

  @Test
  void forgetsTheUdpAddressUnusedForLongest() {
    ConnectionFlow first = udp(1);
    ConnectionFlow second = udp(2);
    assertThat(udp(1)).isSameAs(first);
    udp(3);
    assertThat(evicted).containsExactly(second);
  }

  @Test
  void makesANewFlowForTheAddressOfAClosedOne() {
    ConnectionFlow first = udp(1);
    first.close();
    assertThat(udp(1)).isNotSameAs(first);
    assertThat(evicted).containsExactly(first);
  }

  @Test
  void givesIdsOfSixteenHexadecimalDigits() {
    assertThat(table.newId()).matches("[0-9a-f]{16}");
  }
}
