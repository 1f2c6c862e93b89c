package org.confab.sip.conferencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.confab.core.MovableClock;
import org.confab.core.mcufactory.McuLimits;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.Flows;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McuConnectionsTest {
  private final McuRegistry registry = new McuRegistry(new MovableClock(), McuLimits.DEFAULT);
  private final List<String> called = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final Map<String, Boolean> open = new HashMap<>();
  private Optional<Exception> failure = Optional.empty();
  private final McuConnections connections =
      new McuConnections(
          new Flows() {
            @Override
            public CompletionStage<Flow> open(InetSocketAddress address, String name, String peer) {
              addresses.add(address.getAddress().getHostAddress());
              called.add(address.getPort() + " " + name + " " + peer);
              return failure
                  .<CompletionStage<Flow>>map(CompletableFuture::failedFuture)
                  .orElseGet(() -> CompletableFuture.completedFuture(made("f" + called.size())));
            }

            @Override
            public Optional<Flow> find(String id) {
              return Optional.empty();
            }
          },
          registry);

  private Flow made(String id) {
    open.put(id, true);
    return FakeSip.fake(
        Flow.class,
        (name, arguments) ->
            switch (name) {
              case "id" -> id;
              case "isOpen" -> open.get(id);
              case "close" -> open.put(id, false);
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private static McuDescription server(int incarnation) {
    return server(incarnation, "127.0.0.1");
  }

  private static McuDescription server(int incarnation, String host) {
    return new McuDescription(
        "media",
        new UUID(1, incarnation),
        URI.create("https://127.0.0.1:8444/c3p"),
        SipUri.parse("sip:" + host + ":5063;transport=tls"),
        Set.of(McuType.CHAT),
        new McuDescription.Load(0, 100, 0, 1000),
        false);
  }

  @BeforeEach
  void start() {
    connections.start();
  }

  @Test
  void aMediaServerIsConnectedWhenItRegistersAndOnceOnly() {
    registry.heard(server(1));
    registry.heard(server(1));
    assertThat(called).containsExactly("5063 media-server media");
    assertThat(connections.current(server(1)).orElseThrow().id()).isEqualTo("f1");
  }

  @Test
  void aConnectionThatEndsIsOpenedAgain() {
    registry.heard(server(1));
    open.put("f1", false);
    connections.flowClosed("f1");
    assertThat(connections.current(server(1)).orElseThrow().id()).isEqualTo("f2");
    connections.flowClosed("somebody's");
    assertThat(called).hasSize(2);
  }

  @Test
  void whoRefusesTheConnectionIsDead() {
    registry.heard(server(1));
    failure = Optional.of(new ConnectException("refused"));
    open.put("f1", false);
    connections.flowClosed("f1");
    assertThat(registry.find("media").orElseThrow().state()).isEqualTo(McuServer.State.LOST);
  }

  @Test
  void otherTroubleKillsNobody() {
    failure = Optional.of(new IOException("wrong certificate"));
    registry.heard(server(1));
    assertThat(connections.current(server(1))).isEmpty();
    assertThat(registry.find("media").orElseThrow().state()).isEqualTo(McuServer.State.READY);
  }

  @Test
  void theConnectionToAFormerIncarnationIsClosed() {
    registry.heard(server(1));
    registry.heard(server(2));
    assertThat(open).containsEntry("f1", false).containsEntry("f2", true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999.1.1.1", "1.2.3", "1234", "media.litwareinc.com", "localhost"})
  void whatIsNoAddressIsNotLookedUp(String host) {
    registry.heard(server(1, host));
    assertThat(called).isEmpty();
    assertThat(connections.flow(server(1, host)))
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withMessageContaining("no IP address");
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.7, 192.0.2.7", "[2001:db8::7], 2001:db8:0:0:0:0:0:7"})
  void addressesOfBothFamiliesAreCalled(String host, String address) {
    registry.heard(server(1, host));
    assertThat(addresses).containsExactly(address);
  }
}
