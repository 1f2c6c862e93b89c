package org.confab.ejb.tlsdsk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.ejb.tlsdsk.DskWorld.ALICE;

import org.confab.core.authentication.FlowOrigin;
import org.confab.core.authentication.TokenExchange;
import org.confab.core.authentication.TokenStep;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Metric;
import org.junit.jupiter.api.Test;

/** Who makes room for whom. */
class HandshakesInProgressTest {
  private final DskWorld world = new DskWorld();
  private int flows;

  private TokenExchange begin(String flow, String address) {
    return world.scheme.begin(new FlowOrigin(flow, "tls", address));
  }

  private TokenExchange elsewhere(String address) {
    return begin("flow " + flows++, address);
  }

  private boolean goesOn(TokenExchange exchange) {
    return exchange.next(world.client(ALICE).begin()) instanceof TokenStep.Continues;
  }

  private long figure(Metric metric) {
    return world.scheme.figures().stream()
        .filter(figure -> figure.metric() == metric)
        .mapToLong(Figure::now)
        .sum();
  }

  @Test
  void strangersOfOneAddressPushOutNobodyButThemselves() {
    TokenExchange alices = begin("a", "192.0.2.1");
    TokenExchange first = elsewhere("198.51.100.1");
    for (int i = 0; i < 2 * HandshakesInProgress.MOST; i++) {
      elsewhere("198.51.100.1");
    }
    assertThat(world.scheme.handshakes()).isEqualTo(HandshakesInProgress.PER_SOURCE + 1);
    assertThat(goesOn(first)).isFalse();
    assertThat(goesOn(alices)).isTrue();
  }

  @Test
  void aFlowHasEightAndItsOldestMakesRoom() {
    TokenExchange neighbour = begin("b", "192.0.2.1");
    TokenExchange first = begin("a", "192.0.2.1");
    TokenExchange second = begin("a", "192.0.2.1");
    for (int i = 2; i <= HandshakesInProgress.PER_FLOW; i++) {
      begin("a", "192.0.2.1");
    }
    assertThat(goesOn(first)).isFalse();
    assertThat(goesOn(second)).isTrue();
    assertThat(goesOn(neighbour)).isTrue();
    assertThat(figure(Metric.TLS_DSK_HANDSHAKES_OF_ONE_SOURCE)).isEqualTo(9);
  }

  @Test
  void theAddressesOfOneCustomerShareTheirPlaces() {
    for (int i = 0; i < HandshakesInProgress.PER_SOURCE + 5; i++) {
      elsewhere("2001:db8:0:1:0:0:0:" + Integer.toHexString(i));
    }
    assertThat(world.scheme.handshakes()).isEqualTo(HandshakesInProgress.PER_SOURCE);
  }

  @Test
  void whereTheServerIsFullTheSourceWithMostMakesRoom() {
    TokenExchange alices = begin("a", "192.0.2.1");
    int sources = HandshakesInProgress.MOST / HandshakesInProgress.PER_SOURCE;
    for (int source = 0; source < sources; source++) {
      for (int i = 0; i < HandshakesInProgress.PER_SOURCE; i++) {
        elsewhere("198.51.100." + source);
      }
    }
    assertThat(figure(Metric.TLS_DSK_HANDSHAKES)).isEqualTo(HandshakesInProgress.MOST);
    assertThat(goesOn(alices)).isTrue();
  }

  @Test
  void whatAClosedConnectionHasBegunIsGivenUp() {
    TokenExchange gone = begin("a", "192.0.2.1");
    TokenExchange other = begin("b", "192.0.2.1");
    world.scheme.flowClosed("a");
    assertThat(goesOn(gone)).isFalse();
    assertThat(goesOn(other)).isTrue();
    assertThat(world.scheme.figures()).extracting(Figure::metric).doesNotHaveDuplicates();
  }
}
