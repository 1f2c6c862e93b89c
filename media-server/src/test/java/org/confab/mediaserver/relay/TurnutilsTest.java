package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.mras.RelayCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** coturn's own client and peer against the relay: whatever they send comes back. */
class TurnutilsTest {
  private static final Pattern COUNTS =
      Pattern.compile("tot_send_msgs=(\\d+), tot_recv_msgs=(\\d+)");

  private RunningRelay relay;
  private int peerPort;
  private Process peer;

  @BeforeEach
  void begin() throws IOException {
    assumeTrue(installed("turnutils_uclient"), "turnutils_uclient is not installed (coturn)");
    relay = new RunningRelay(RelayLimits.DEFAULT);
    peerPort = RunningRelay.free();
    peer = start(List.of("turnutils_peer", "-L", "127.0.0.1", "-p", Integer.toString(peerPort)));
  }

  @AfterEach
  void end() throws InterruptedException {
    if (relay != null) {
      peer.destroy();
      peer.waitFor();
      relay.close();
    }
  }

  /**
   * Channels and Send indications over UDP and over TCP, and pairs of RTP and RTCP with even ports,
   * and the relayed TCP of RFC 6062 between two clients. All at once: each takes five seconds to be
   * sure that nothing more comes.
   */
  @Test
  void nothingIsLost() throws Exception {
    RelayCredentials user = relay.credentials("sip:alice@x.test");
    List<Process> clients = new ArrayList<>();
    for (String options : List.of("-c", "-c -s", "-c -t", "-c -t -s", "-X", "-T")) {
      clients.add(start(user.username(), user.password(), options, "-m", "4", "-n", "50"));
    }
    for (Process client : clients) {
      String text = output(client);
      long[] counts = counts(text);
      assertThat(counts[0]).as(text).isGreaterThanOrEqualTo(4 * 50);
      assertThat(counts[1]).as(text).isEqualTo(counts[0]);
    }
    relay.awaitNoConnections();
    assertThat(relay.figures().of(Counter.RELAY_BYTES_TO_CLIENTS))
        .isEqualTo(relay.figures().of(Counter.RELAY_BYTES_TO_PEERS))
        .isGreaterThanOrEqualTo(6 * 4 * 50 * 172L);
  }

  @Test
  void whoHasAWrongPasswordGetsNothing() throws Exception {
    RelayCredentials user = relay.credentials("sip:alice@x.test");
    String text = output(start(user.username(), "wrong", "-c", "-m", "1", "-n", "1"));
    assertThat(text).contains("Cannot complete Allocation");
    assertThat(relay.relay().allocations()).isZero();
  }

  @Test
  void credentialsThatHaveExpiredOpenNothing() throws Exception {
    RelayCredentials user =
        RunningRelay.KEY.issue(1, "sip:alice@x.test", Instant.now().minus(Duration.ofSeconds(1)));
    String text = output(start(user.username(), user.password(), "-c", "-m", "1", "-n", "1"));
    assertThat(text).contains("Cannot complete Allocation");
  }

  private Process start(String user, String password, String options, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("turnutils_uclient", "-u", user, "-w", password));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of(more));
    command.addAll(List.of("-p", Integer.toString(relay.port()), "-e", "127.0.0.1"));
    command.addAll(List.of("-r", Integer.toString(peerPort), "-l", "172", "-z", "5"));
    command.addAll(List.of("-L", "127.0.0.1", "127.0.0.1"));
    return start(command);
  }

  private static String output(Process client) throws Exception {
    String text = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(client.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    return text;
  }

  private static long[] counts(String text) {
    Matcher matcher = COUNTS.matcher(text);
    long[] last = new long[2];
    while (matcher.find()) {
      last[0] = Long.parseLong(matcher.group(1));
      last[1] = Long.parseLong(matcher.group(2));
    }
    return last;
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static boolean installed(String tool) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(folder -> new File(folder, tool).canExecute());
  }
}
