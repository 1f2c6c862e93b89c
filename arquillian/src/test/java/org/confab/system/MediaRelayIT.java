package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.MediaFigures;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients get credentials when they sign in, and the media relay takes them. */
@ExtendWith(SharedConfab.class)
class MediaRelayIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static SipeClient signedIn(ConfabServer server, String name) {
    SipeClient client = Start.of(server, name, "tls").signIn();
    client.awaitSettled();
    return client;
  }

  private static String credentials(SipeClient client) {
    return client.awaitReceived("SIP/2.0 200", "<mediaRelayList>", "<realm>rtcmedia</realm>");
  }

  private static String text(String document, String element) {
    Matcher matcher = Pattern.compile("<" + element + ">([^<]*)<").matcher(document);
    assertThat(matcher.find()).as(element + " in " + document).isTrue();
    return matcher.group(1);
  }

  @Test
  void whoSignsInGetsCredentialsWithWhichAStandardClientRelaysOverUdpAndTcp(ConfabServer server)
      throws IOException {
    Tool.require("turnutils_uclient", "turnutils_peer");
    try (SipeClient alice = signedIn(server, NewUser.of(server))) {
      String granted = credentials(alice);
      assertThat(text(granted, "duration")).isEqualTo("480");
      int peerPort = freeUdp();
      Process peer =
          new ProcessBuilder("turnutils_peer", "-L", "127.0.0.1", "-p", "" + peerPort)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        relays(granted, peerPort, "udpPort", "-c");
        relays(granted, peerPort, "tcpPort", "-t");
      } finally {
        peer.destroy();
      }
    }
  }

  private static void relays(String granted, int peerPort, String port, String option) {
    Shell.Result result =
        Shell.run(
            List.of(
                "turnutils_uclient",
                "-u",
                text(granted, "username"),
                "-w",
                text(granted, "password"),
                option,
                "-m",
                "2",
                "-n",
                "20",
                "-z",
                "10",
                "-p",
                text(granted, port),
                "-e",
                "127.0.0.1",
                "-r",
                Integer.toString(peerPort),
                "-L",
                "127.0.0.1",
                text(granted, "hostName")),
            Path.of("").toAbsolutePath(),
            Map.of(),
            LIMIT);
    assertThat(result.output()).contains("Total lost packets 0 (0.000000%)");
    assertThat(result.output()).doesNotContain("tot_send_msgs=0\n");
  }

  private static int freeUdp() throws IOException {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return socket.getLocalPort();
    }
  }

  @Test
  void whoCallsGetsRelayedAddressesAndIsHeard(ConfabServer server) {
    String aliceName = NewUser.of(server);
    String bobName = NewUser.of(server);
    try (SipeClient alice = signedIn(server, aliceName);
        SipeClient bob = signedIn(server, bobName)) {
      credentials(alice);
      credentials(bob);
      MediaFigures figures = new MediaFigures(server);
      long before = figures.of("relay_allocations_total");
      alice.order("call " + bobName + "@" + ConfabServer.DOMAIN);
      bob.await("call-rings");
      bob.order("pick-up");
      alice.await("heard");
      bob.await("heard");
      assertThat(figures.of("relay_allocations_total")).isGreaterThan(before);
      alice.order("hang-up");
      bob.await("call-ended");
    }
  }
}
