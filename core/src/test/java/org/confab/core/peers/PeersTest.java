package org.confab.core.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.confab.core.SipDomains;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeersTest {
  private static final String TABLE =
      "Pool2.litwareinc.com=192.0.2.7:5071,trusted;\n"
          + " sip.fabrikam.com=[2001:db8::1],domain=fabrikam.com"
          + " sip.contoso.com=192.0.2.9,domain=contoso.com,trusted";

  private final Peers peers = Peers.parse(TABLE);

  @Test
  void aRowTellsNameAddressDomainAndTrust() {
    assertThat(peers.all()).hasSize(3);
    Peer pool2 = peers.named("pool2.LITWAREINC.com").orElseThrow();
    assertThat(pool2.address().getPort()).isEqualTo(5071);
    assertThat(pool2.trusted()).isTrue();
    assertThat(pool2.domain()).isEmpty();
    Peer fabrikam = peers.ofDomain("Fabrikam.com").orElseThrow();
    assertThat(fabrikam.address().getPort()).isEqualTo(5061);
    assertThat(fabrikam.trusted()).isFalse();
    assertThat(peers.ofDomain("contoso.com").orElseThrow().trusted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "sip:pool2.litwareinc.com:5061;transport=tls, true",
    "sip:192.0.2.7, true",
    "sip:pool3.litwareinc.com, false",
    "sip:sip.fabrikam.com, false"
  })
  void aHomeServerIsFoundByItsNameOrAddress(String home, boolean known) {
    assertThat(peers.home(SipUri.parse(home)).isPresent()).isEqualTo(known);
  }

  @Test
  void aPeerSpeaksForItsOwnUsersAlone() {
    Peer pool2 = peers.named("pool2.litwareinc.com").orElseThrow();
    Peer fabrikam = peers.ofDomain("fabrikam.com").orElseThrow();
    SipUri alice = SipUri.of("alice", "litwareinc.com");
    SipUri zoe = SipUri.of("zoe", "fabrikam.com");
    assertThat(pool2.speaksFor(alice, SipDomains.of("litwareinc.com"))).isTrue();
    assertThat(pool2.speaksFor(zoe, SipDomains.of("litwareinc.com"))).isFalse();
    assertThat(fabrikam.speaksFor(alice, SipDomains.of("litwareinc.com"))).isFalse();
    assertThat(fabrikam.speaksFor(zoe, SipDomains.of("litwareinc.com"))).isTrue();
  }

  @Test
  void whoIsNotTrustedSpeaksForNobodyOfThisServersDomainWhateverItsRowSays() {
    SipUri alice = SipUri.of("alice", "litwareinc.com");
    String row = "sip.fabrikam.com=192.0.2.8,domain=LitwareInc.com";
    assertThat(Peer.parse(row).speaksFor(alice, SipDomains.of("litwareinc.com"))).isFalse();
    assertThat(Peer.parse(row + ",trusted").speaksFor(alice, SipDomains.of("litwareinc.com")))
        .isTrue();
  }

  @Test
  void everyDomainOfThisServerIsItsOwn() {
    SipDomains own = SipDomains.of("litwareinc.com", "fabrikam.com");
    SipUri zoe = SipUri.of("zoe", "Fabrikam.com");
    Peer pool2 = peers.named("pool2.litwareinc.com").orElseThrow();
    assertThat(pool2.speaksFor(zoe, own)).isTrue();
    assertThat(pool2.speaksFor(SipUri.of("alice", "litwareinc.com"), own)).isTrue();
    assertThat(pool2.isOf(own)).isTrue();
    Peer fabrikam = peers.ofDomain("fabrikam.com").orElseThrow();
    assertThat(fabrikam.isOf(own)).isTrue();
    assertThat(fabrikam.speaksFor(zoe, own)).as("is not trusted").isFalse();
    assertThat(peers.ofDomain("contoso.com").orElseThrow().isOf(own)).isFalse();
  }

  @Test
  void anEmptyTableHasNoPeers() {
    assertThat(Peers.parse(" ; ")).isEqualTo(Peers.NONE);
    assertThat(Peers.NONE.named("a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pool2",
        "pool2=pool2.litwareinc.com,trusted",
        "pool2=999.0.2.7,trusted",
        "pool2=192.0.2.7:65536,trusted",
        "pool2=192.0.2.7:5061",
        "pool2=192.0.2.7,believed",
        "a=192.0.2.7,trusted a=192.0.2.8,trusted",
        "a=192.0.2.7,domain=x.test b=192.0.2.8,domain=x.test"
      })
  void whatIsNoTableIsRefused(String text) {
    assertThatThrownBy(() -> Peers.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thereAreNoMoreThanTheLimit() {
    String many =
        IntStream.rangeClosed(0, Peers.MAX)
            .mapToObj(i -> "p" + i + "=192.0.2.1,trusted")
            .collect(Collectors.joining(" "));
    assertThatThrownBy(() -> Peers.parse(many)).isInstanceOf(IllegalArgumentException.class);
  }
}
