package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.mediaserver.relay.RelayBench.address;

import java.util.List;
import org.confab.protocol.location.Subnet;
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
            List.of(peers).stream().map(Subnet::parse).toList()));
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
