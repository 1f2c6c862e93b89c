package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.CProgram;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.mras.RelayCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two agents of libnice that may speak through the relay alone ({@code src/test/c/nicerelay.c}), in
 * the mode that pidgin-sipe uses and in that of the RFCs.
 */
class LibniceRelayTest {
  private static final int PATIENCE_S = 60;
  private RunningRelay relay;

  @BeforeEach
  void begin() throws IOException {
    relay = new RunningRelay(RelayLimits.DEFAULT);
  }

  @AfterEach
  void end() {
    relay.close();
  }

  @ParameterizedTest(name = "{0}, relay over {1}, {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "oc2007r2 | udp     | ice-udp  | udp",
        "oc2007r2 | tcp     | ice-tcp  | tcp-active",
        "oc2007r2 | tls     | ice-tcp  | tcp-active",
        "oc2007r2 | udp,tls | ice-both | udp",
        "rfc5245  | udp     | ice-udp  | udp",
        "rfc5245  | tcp     | ice-udp  | udp"
      })
  void everythingIsCarriedBothWays(String mode, String over, String candidates, String transport)
      throws Exception {
    List<String> said = run(mode, over, candidates);
    assertThat(said).contains("carried 200 200");
    assertThat(said)
        .filteredOn(line -> line.startsWith("connected"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).endsWith(" " + transport + " relayed"));
    if (transport.equals("tcp-active")) {
      // In [MS-TURN] the relay speaks TCP to the peers of those who came over TCP.
      assertThat(relay.figures().of(Counter.RELAY_PEER_CONNECTIONS)).isPositive();
    }
  }

  /**
   * For candidates of UDP over TCP, libnice 0.1.21 leaves the length out of the frames of
   * [MS-TURN]. Nothing can be relayed so, but the client must learn it, or its call never begins.
   */
  @ParameterizedTest
  @CsvSource({"tcp", "tls"})
  void whoCannotBeServedIsToldAndWaitsNoLonger(String over) throws Exception {
    List<String> said = run("oc2007r2", over, "ice-udp");
    assertThat(said)
        .anySatisfy(
            line -> {
              assertThat(line).startsWith("gathered ").endsWith(" 0");
              assertThat(Integer.parseInt(line.split(" ")[1])).isLessThan(20_000);
            });
  }

  @Test
  void clientsThatHaveVanishedLeaveNothingOverTcp() throws Exception {
    assertThat(run("oc2007r2", "tls", "ice-tcp")).contains("carried 200 200");
    relay.awaitNoConnections();
    RunningRelay.await(() -> relay.relay().allocations() == 0);
    assertThat(relay.relay().users()).isZero();
  }

  private List<String> run(String mode, String over, String candidates) throws Exception {
    RelayCredentials user = relay.credentials("sip:alice@x.test");
    Process process =
        new ProcessBuilder(
                CProgram.built("nicerelay", "nice").toString(),
                mode,
                over,
                candidates,
                "127.0.0.1",
                Integer.toString(relay.port()),
                user.username(),
                user.password())
            .redirectErrorStream(true)
            .start();
    try {
      List<String> said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
