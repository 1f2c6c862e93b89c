package org.confab.mediaserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.mediaserver.relay.RelayLimits;
import org.confab.protocol.location.Subnet;
import org.confab.protocol.mcu.McuRelay;
import org.junit.jupiter.api.Test;

class EdgeSettingsTest {
  private final Map<String, String> set =
      new HashMap<>(
          Map.of(
              "bind", "10.0.0.7",
              "rtp.ports", "50000-50499",
              "relay.address", "192.0.2.7",
              "relay.port", "3478",
              "relay.ports", "50500-50999"));

  private Optional<EdgeSettings> read() {
    return EdgeSettings.of(name -> Optional.ofNullable(set.get(name)));
  }

  @Test
  void withoutAnAddressThereIsNoRelay() {
    set.remove("relay.address");
    assertThat(read()).isEmpty();
    set.put("relay.address", " ");
    assertThat(read()).isEmpty();
  }

  @Test
  void whatIsNotSaidIsTheAddressAndThePort() {
    EdgeSettings edge = read().orElseThrow();
    assertThat(edge.announced()).isEqualTo(new McuRelay("192.0.2.7", "192.0.2.7", 3478, 3478));
    assertThat(edge.relay().bind().getHostAddress()).isEqualTo("10.0.0.7");
    assertThat(edge.relay().lowestMediaPort()).isEqualTo(50_000);
    assertThat(edge.relay().peers()).isEmpty();
  }

  @Test
  void placesHaveHostsOfTheirOwnAndNetworksAreNamed() {
    set.put("relay.host", "edge.inside");
    set.put("relay.internet.host", "edge.outside");
    set.put("relay.announced.tcp.port", "443");
    set.put("relay.peers", "10.0.0.0/8, 192.168.0.0/16");
    EdgeSettings edge = read().orElseThrow();
    assertThat(edge.announced()).isEqualTo(new McuRelay("edge.inside", "edge.outside", 3478, 443));
    assertThat(edge.relay().peers())
        .containsExactly(Subnet.parse("10.0.0.0/8"), Subnet.parse("192.168.0.0/16"));
  }

  @Test
  void howMuchMayPassCanBeSet() {
    assertThat(read().orElseThrow().limits()).isEqualTo(RelayLimits.DEFAULT);
    set.put("relay.user.rate", "250000");
    set.put("relay.user.allocations", "8");
    set.put("relay.rate", "5000000");
    RelayLimits limits = read().orElseThrow().limits();
    assertThat(limits.user()).isEqualTo(new RelayLimits.OfUser(8, 250_000, 125_000));
    assertThat(limits.bytesPerSecondOfAll()).isEqualTo(5_000_000);
    set.put("relay.rate", "9999");
    assertThatThrownBy(this::read).hasMessageContaining("relay.rate is 9999");
    set.put("relay.rate", "much");
    assertThatThrownBy(this::read).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCannotBeIsRefused() {
    set.put("relay.address", "edge.example.com");
    assertThatThrownBy(this::read).isInstanceOf(IllegalArgumentException.class);
    set.put("relay.address", "0.0.0.0");
    assertThatThrownBy(this::read).isInstanceOf(IllegalArgumentException.class);
    set.put("relay.address", "192.0.2.7");
    set.remove("relay.ports");
    assertThatThrownBy(this::read).isInstanceOf(IllegalArgumentException.class);
  }
}
