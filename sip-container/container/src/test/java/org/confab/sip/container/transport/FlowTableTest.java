package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FlowTableTest {
  private final FlowTable table = new FlowTable(4, 2, 2);
  private final AtomicLong clock = new AtomicLong();
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
        flow -> table.keep(flow, evicted),
        ConnectionFlow::ended,
        (flow, target, notice, cseq) -> {},
        clock::get);
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
  void strangersNeverTakeThePlaceOfAClient() {
    ConnectionFlow client = udp(1);
    client.keep("alice", Duration.ofHours(2));
    for (int port = 2; port < 100; port++) {
      assertThat(udp(port).isOpen()).isTrue();
    }
    assertThat(evicted).hasSize(96).doesNotContain(client);
    assertThat(udp(1)).isSameAs(client);
    assertThat(table.size()).isPositive();
  }

  @Test
  void clientsMakeRoomForEachOther() {
    ConnectionFlow first = udp(1);
    for (int port = 1; port < 6; port++) {
      udp(port).keep("user" + port, Duration.ofHours(2));
    }
    assertThat(evicted).containsExactly(first);
  }

  @Test
  void anAccountMakesRoomForItselfOnly() {
    ConnectionFlow other = udp(1);
    other.keep("bob", Duration.ofHours(2));
    ConnectionFlow inUse = udp(2);
    for (int port = 2; port < 100; port++) {
      assertThat(udp(2)).isSameAs(inUse);
      udp(port).keep("alice", Duration.ofHours(2));
    }
    assertThat(evicted).hasSize(96).doesNotContain(other, inUse);
    table.remove(inUse);
    int before = evicted.size();
    udp(2).keep("alice", Duration.ofHours(2));
    assertThat(evicted).hasSize(before);
  }

  @Test
  void silentFlowsAreClosedAndHeardOnesAreNot() {
    ConnectionFlow stranger = udp(1);
    ConnectionFlow client = udp(2);
    client.keep("alice", Duration.ofSeconds(1000));
    IdleFlows idle = new IdleFlows(table, clock::get);
    clock.set(Duration.ofSeconds(TransportLimits.UDP_STRANGER_SECONDS).toNanos());
    idle.run();
    assertThat(stranger.isOpen()).isTrue();
    clock.incrementAndGet();
    idle.run();
    assertThat(stranger.isOpen()).isFalse();
    client.heard();
    clock.addAndGet(Duration.ofSeconds(1000).toNanos());
    idle.run();
    assertThat(client.isOpen()).isTrue();
    clock.incrementAndGet();
    idle.run();
    assertThat(client.isOpen()).isFalse();
  }

  @Test
  void anAddressHasSoManyConnectionsAndFewerWithoutSignIn() {
    AddressLimits limits = new AddressLimits(new FixedLimits(100, 3), 2);
    InetAddress here = InetAddress.getLoopbackAddress();
    AddressLimits.Place first = limits.enter(here).orElseThrow();
    AddressLimits.Place second = limits.enter(here).orElseThrow();
    assertThat(limits.enter(here)).isEmpty();
    first.known();
    first.known();
    AddressLimits.Place third = limits.enter(here).orElseThrow();
    second.known();
    assertThat(limits.enter(here)).isEmpty();
    List.of(first, second, third, third).forEach(AddressLimits.Place::leave);
    assertThat(limits.addresses()).isZero();
  }

  @Test
  void allAddressesTogetherHaveSoManyConnections() throws UnknownHostException {
    AddressLimits limits = new AddressLimits(new FixedLimits(2, 2), 2);
    InetAddress here = InetAddress.getByName("127.0.0.1");
    InetAddress there = InetAddress.getByName("127.0.0.2");
    AddressLimits.Place first = limits.enter(here).orElseThrow();
    assertThat(limits.enter(there)).isPresent();
    assertThat(limits.enter(there)).isEmpty();
    first.leave();
    first.leave();
    assertThat(limits.enter(there)).isPresent();
    assertThat(limits.enter(here)).isEmpty();
    assertThat(limits.addresses()).isEqualTo(1);
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
