package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.mediaserver.relay.RelayBench.address;
import static org.confab.mediaserver.relay.RelayBench.at;

import java.util.List;
import java.util.Set;
import org.confab.protocol.location.Subnet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerRulesTest {
  private static PeerRules rules(String bind, String... peers) {
    return new PeerRules(
        new RelaySettings(
            address(bind),
            RelayBench.OWN,
            3478,
            3478,
            50_500,
            50_519,
            50_000,
            List.of(peers).stream().map(Subnet::parse).toList()),
        Set.of(address("10.0.0.5"), address("10.0.0.6"), address("127.0.0.1")));
  }

  @ParameterizedTest(name = "with 10.0.0.0/8 named, {0} is reached: {1}")
  @CsvSource({
    "10.0.0.5:5060, false",
    "10.0.0.5:50001, true",
    "10.0.0.5:50519, true",
    "10.0.0.5:50520, false",
    "10.0.0.6:5060, false",
    "192.0.2.1:5060, false",
    "192.0.2.1:50001, true",
    "10.0.0.7:5060, true",
    "198.51.100.9:5060, true",
  })
  void ofThisMachineOnlyMediaPortsAreReachedWhateverIsNamed(String peer, boolean is) {
    String[] parts = peer.split(":", -1);
    int port = Integer.parseInt(parts[1]);
    assertThat(rules("10.0.0.5", "10.0.0.0/8").reaches(at(parts[0], port))).isEqualTo(is);
    assertThat(rules("0.0.0.0", "10.0.0.0/8").reaches(at(parts[0], port))).isEqualTo(is);
  }

  @Test
  void anAddressThatTheMachineGetsLaterIsItsOwnFromThenOn() {
    PeerRules rules = rules("10.0.0.5", "10.0.0.0/8");
    PeerRules.Here before = rules.here();
    rules.host(Set.of(address("127.0.0.1"), address("10.0.0.6"), address("10.0.0.5")));
    assertThat(rules.here()).as("nothing has changed").isSameAs(before);
    assertThat(rules.reaches(at("10.0.0.9", 8443))).isTrue();
    rules.host(Set.of(address("10.0.0.5"), address("10.0.0.9")));
    assertThat(rules.here()).isNotSameAs(before);
    assertThat(rules.reaches(at("10.0.0.9", 8443))).isFalse();
    assertThat(rules.reaches(at("10.0.0.6", 8443))).isTrue();
  }

  @Test
  void mailAndTheWebAreNoMedia() {
    PeerRules rules = rules("0.0.0.0");
    assertThat(rules.connects(at("198.51.100.9", 1024))).isTrue();
    assertThat(rules.connects(at("198.51.100.9", 443))).isFalse();
    assertThat(rules.connects(at("10.0.0.9", 5000))).isFalse();
  }

  @Test
  void loopbackIsReachedWhereTheRelayIsOnlyThere() {
    assertThat(rules("127.0.0.1", "127.0.0.0/8").reaches(at("127.0.0.1", 4000))).isTrue();
    assertThat(rules("10.0.0.5", "127.0.0.0/8").reaches(at("127.0.0.1", 4000))).isFalse();
  }

  @ParameterizedTest(name = "bound to {0}, {1} is reached: {2}")
  @CsvSource({
    "0.0.0.0, 0.0.0.0, false",
    "::, ::, false",
    "0.0.0.0, 127.0.0.1, false",
    "0.0.0.0, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.1, true",
    "10.0.0.5, 10.0.0.5, true",
    "10.0.0.5, 10.0.0.6, false",
  })
  void theAddressesOfTheRelayAreReachedButNotAnyAddress(String bind, String peer, boolean is) {
    assertThat(rules(bind).reaches(address(peer))).isEqualTo(is);
  }

  @ParameterizedTest(name = "{0} is never reached")
  @CsvSource({"0.0.0.0", "224.0.0.1", "::", "ff02::1"})
  void whatIsNoAddressOfOneMachineIsNotReachedEvenIfItIsNamed(String peer) {
    PeerRules everything = rules("0.0.0.0", "0.0.0.0/0", "::/0");
    assertThat(everything.reaches(address(peer))).isFalse();
  }
}
